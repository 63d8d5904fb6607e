package dev.sluice.eval.simulation;

/** Where the categories lie, and how large they are. */
final class CategorySpace {
    private final Wheel sizes = Wheel.zipf(Categories.count(), Law.CATEGORY_ZIPF);
    private final double[][] centres = new double[Categories.count()][];

    CategorySpace(long seed) {
        Luck luck = Luck.of(seed, "categories");
        for (int category = 0; category < centres.length; category++) {
            centres[category] = Vectors.unit(luck.at(category).vector(1));
        }
    }

    int count() {
        return centres.length;
    }

    /** The centre of a category, of length 1. */
    double[] centre(int category) {
        return centres[category];
    }

    /** The share of a category among items. */
    double share(int category) {
        return sizes.share(category);
    }

    int draw(Luck luck) {
        return sizes.draw(luck.uniform());
    }
}

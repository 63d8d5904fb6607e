package dev.sluice.eval.simulation;

/** Who makes the items: each producer serves one category, and each category has at least one. */
final class Producers {
    private final Luck luck;
    private final int[] first;
    private final Wheel[] ofCategory;

    Producers(WorldSettings settings, CategorySpace space) {
        luck = Luck.of(settings.seed(), "producers");
        first = new int[space.count()];
        ofCategory = new Wheel[space.count()];
        int next = 1;
        for (int category = 0; category < ofCategory.length; category++) {
            double share = space.share(category) * settings.items() / Law.ITEMS_A_PRODUCER;
            ofCategory[category] = Wheel.zipf((int) Math.max(1, Math.rint(share)), Law.PRODUCER_ZIPF);
            first[category] = next;
            next += ofCategory[category].size();
        }
    }

    /** A producer of a category; numbers from 1 on. */
    int draw(int category, Luck own) {
        return first[category] + ofCategory[category].draw(own.uniform());
    }

    /** Where a producer's items stand apart from the category's centre, of length 1. */
    Vector offset(int producer) {
        return luck.at(producer).vector(1).unit();
    }
}

package dev.sluice.eval.simulation;

import java.util.List;
import java.util.stream.IntStream;

/** Where the categories lie, and how large they are. */
final class CategorySpace {
    private final Wheel sizes = Wheel.zipf(Categories.count(), Law.CATEGORY_ZIPF);
    private final List<Vector> centres;

    CategorySpace(long seed) {
        Luck luck = Luck.of(seed, "categories");
        centres = IntStream.range(0, Categories.count())
                .mapToObj(category -> luck.at(category).vector(1).unit())
                .toList();
    }

    int count() {
        return centres.size();
    }

    /** The centre of a category, of length 1. */
    Vector centre(int category) {
        return centres.get(category);
    }

    /** The share of a category among items. */
    double share(int category) {
        return sizes.share(category);
    }

    int draw(Luck luck) {
        return sizes.draw(luck.uniform());
    }
}

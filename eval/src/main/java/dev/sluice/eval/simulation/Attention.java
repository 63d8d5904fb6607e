package dev.sluice.eval.simulation;

import java.util.stream.IntStream;

/** How attention was spread over the items published at one moment, and inside each category. Immutable. */
final class Attention {
    private final long moment;
    private final int published;
    /** Items in the order of their categories; category c has the numbers from starts[c] up to starts[c + 1]. */
    private final int[] items;

    private final int[] starts;
    private final double[] weights;
    private final Wheel wheel;

    Attention(World world, long moment) {
        this.moment = moment;
        published = world.lastPublished(moment);
        starts = starts(world);
        items = byCategory(world);
        weights = new double[published + 1];
        for (int item = 1; item <= published; item++) {
            weights[item] = weight(world.item(item), moment);
        }
        wheel = Wheel.of(published, number -> weights[items[number]]);
    }

    private static double weight(Item item, long moment) {
        double age = (moment - item.published()) / (double) Law.DAY;
        double freshness = Law.FRESHNESS_FLOOR + (1 - Law.FRESHNESS_FLOOR) * StrictMath.pow(2, -age / Law.HALF_LIFE);
        return StrictMath.pow(item.rank(), -Law.POPULARITY) * freshness;
    }

    private int[] starts(World world) {
        int[] begins = new int[Categories.count() + 1];
        for (int item = 1; item <= published; item++) {
            begins[world.item(item).category() + 1]++;
        }
        for (int category = 1; category < begins.length; category++) {
            begins[category] += begins[category - 1];
        }
        return begins;
    }

    private int[] byCategory(World world) {
        int[] next = starts.clone();
        int[] sorted = new int[published];
        IntStream.rangeClosed(1, published)
                .forEach(item -> sorted[next[world.item(item).category()]++] = item);
        return sorted;
    }

    /** When this was so. */
    long moment() {
        return moment;
    }

    /** How many items there are: 1 to this. */
    int published() {
        return published;
    }

    /** The share of an item in the attention. */
    double share(int item) {
        return weights[item] / wheel.weight(0, published);
    }

    /** The share of an item in the attention inside its category. */
    double shareInCategory(int item, int category) {
        return weights[item] / wheel.weight(starts[category], starts[category + 1]);
    }

    boolean isEmpty(int category) {
        return starts[category] == starts[category + 1];
    }

    int draw(double uniform) {
        return items[wheel.draw(uniform)];
    }

    int draw(double uniform, int category) {
        return items[wheel.draw(uniform, starts[category], starts[category + 1])];
    }
}

package dev.sluice.data;

import java.util.Random;

/** Events drawn from a seed, with few users and items, so that pairs repeat. */
final class RandomEvents {
    private RandomEvents() {}

    static Interactions of(Random random) {
        int userRows = 2 + random.nextInt(8);
        int itemRows = 2 + random.nextInt(8);
        Interactions.Builder builder = new Interactions.Builder();
        int size = random.nextInt(60);
        double[] numbers = new double[size];
        for (int event = 0; event < size; event++) {
            // Halves add up exactly in any order.
            float value = (random.nextInt(21) - 10) / 2f;
            builder.add(
                    1 + random.nextInt(userRows - 1), 1 + random.nextInt(itemRows - 1), random.nextInt(1000), value);
            numbers[event] = event;
        }
        return builder.build(userRows, itemRows).with("place", new NumberColumn(numbers));
    }
}

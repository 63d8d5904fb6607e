package dev.sluice.examples.load;

import java.util.SplittableRandom;

/** Items by the centre they were drawn around. Costs 4 bytes an item. */
final class Groups {
    private static final double STRAYS = 0.2;

    private final int[] begins;
    private final int[] items;

    /**
     * @param centreOf the centre of item {@code i + 1} at {@code i}
     * @param centres how many there are
     */
    Groups(int[] centreOf, int centres) {
        begins = new int[centres + 1];
        items = new int[centreOf.length];
        for (int centre : centreOf) {
            begins[centre + 1]++;
        }
        for (int centre = 0; centre < centres; centre++) {
            begins[centre + 1] += begins[centre];
        }
        int[] next = begins.clone();
        for (int i = 0; i < centreOf.length; i++) {
            items[next[centreOf[i]]++] = i + 1;
        }
    }

    /** An item of the group, or, one time in five and where the group has none, any item. */
    int draw(int centre, SplittableRandom random) {
        int size = begins[centre + 1] - begins[centre];
        boolean strays = random.nextDouble() < STRAYS;
        return strays || size == 0 ? items[random.nextInt(items.length)] : items[begins[centre] + random.nextInt(size)];
    }
}

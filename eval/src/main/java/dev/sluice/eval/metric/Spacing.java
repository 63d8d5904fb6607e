package dev.sluice.eval.metric;

/** Chooses points along a way, about equally far from each other, the end among them. Belongs to one thread. */
final class Spacing {
    private final double length;
    private final int marks;
    private int passed;

    /**
     * @param length of the way
     * @param limit how many points there may be, one chosen before the first step among them
     */
    Spacing(double length, int limit) {
        if (limit < 3) {
            throw new IllegalArgumentException("a curve needs at least 3 points: " + limit);
        }
        this.length = length;
        this.marks = limit - 1;
    }

    /** Whether a mark lies on the way since the last point, so that this is to be one. */
    boolean reached(double way) {
        int mark = (int) Math.floor(way / length * marks + 1e-9);
        boolean next = mark > passed;
        passed = Math.max(passed, mark);
        return next;
    }
}

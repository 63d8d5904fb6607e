package dev.sluice.eval.simulation;

import java.util.Arrays;

/** When items are published and users join: most before the start, the rest evenly over the days. */
final class Arrivals {
    private Arrivals() {}

    /**
     * Moments in milliseconds since the epoch, the earliest first, at whole seconds from the start. At least one lies
     * before it.
     *
     * @param oldShare how many lie before the start
     * @param meanAge how long before, on average, in days
     */
    static long[] of(WorldSettings settings, int count, double oldShare, double meanAge, Luck luck) {
        int old = (int) Math.max(1, Math.rint(oldShare * count));
        long[] moments = new long[count];
        for (int i = 0; i < count; i++) {
            double days = i < old
                    ? -meanAge * luck.at(i).exponential()
                    : settings.days() * luck.at(i).uniform();
            double seconds = Math.floor(days * (Law.DAY / Law.SECOND));
            moments[i] = settings.dawn(0) + Law.SECOND * (long) seconds;
        }
        Arrays.sort(moments);
        return moments;
    }
}

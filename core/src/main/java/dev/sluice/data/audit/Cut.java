package dev.sluice.data.audit;

/**
 * The moment that divides earlier from later times with the fewest on the wrong side, the earliest if there are
 * several.
 *
 * @param moment what is later belongs to the later ones
 * @param wrong earlier ones that are later than the moment, and later ones that are not
 */
record Cut(long moment, int wrong) {
    /** Of times that ascend. */
    static Cut of(long[] earlier, long[] later) {
        Cut best = new Cut(Long.MIN_VALUE, earlier.length);
        int before = 0;
        int after = 0;
        while (before < earlier.length || after < later.length) {
            long moment = Math.min(at(earlier, before), at(later, after));
            while (before < earlier.length && earlier[before] == moment) {
                before++;
            }
            while (after < later.length && later[after] == moment) {
                after++;
            }
            int wrong = earlier.length - before + after;
            if (wrong < best.wrong) {
                best = new Cut(moment, wrong);
            }
        }
        return best;
    }

    private static long at(long[] times, int place) {
        return place < times.length ? times[place] : Long.MAX_VALUE;
    }
}

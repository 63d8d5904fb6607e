package dev.sluice.benchmarks.peers;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How hard a peer tries.
 *
 * @param label as it stands in the table, in the peer's own words
 * @param value in the peer's own units
 */
record Knob(String label, double value) {
    /** The one setting of an exact search: everything is read. */
    static final Knob SCAN = new Knob("scan", 1);

    private static final int LEAST_BEAM = 25;
    private static final int GREATEST_BEAM = 4000;

    /** A setting that is a whole number. */
    static Knob of(String name, int value) {
        return new Knob(name + "=" + value, value);
    }

    /** Beam widths of a graph worth trying for k: as narrow as may be, and twice four times wider. */
    static List<Knob> beams(int k) {
        return IntStream.iterate(Math.max(k, LEAST_BEAM), beam -> 4 * beam)
                .limit(3)
                .filter(beam -> beam <= Math.max(k, GREATEST_BEAM))
                .mapToObj(beam -> of("ef", beam))
                .toList();
    }

    @Override
    public String toString() {
        return label;
    }
}

package dev.sluice.benchmarks.peers;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How hard a peer tries: what it calls it, and the value. An exact search has the one setting {@link #SCAN}.
 *
 * @param name in the peer's own words
 * @param value in the peer's own units
 */
record Knob(String name, double value) {
    /** Everything is read. */
    static final List<Knob> SCAN = List.of(new Knob("scan", 1));

    private static final int LEAST_BEAM = 25;
    private static final int GREATEST_BEAM = 4000;

    /** Beam widths of a graph worth trying for k: as narrow as may be, and twice four times wider. */
    static List<Knob> beams(int k) {
        return IntStream.iterate(Math.max(k, LEAST_BEAM), beam -> 4 * beam)
                .limit(3)
                .filter(beam -> beam <= Math.max(k, GREATEST_BEAM))
                .mapToObj(beam -> new Knob("ef", beam))
                .toList();
    }

    @Override
    public String toString() {
        return equals(SCAN.get(0))
                ? name
                : name + "=" + BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}

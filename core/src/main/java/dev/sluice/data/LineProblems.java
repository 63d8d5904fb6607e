package dev.sluice.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Decides what a malformed line comes to, and keeps count. */
final class LineProblems {
    private static final int SAMPLES = 10;

    private final BadLines badLines;
    private final List<String> samples = new ArrayList<>();
    private final Map<LineFault, MalformedLines> byFault = new EnumMap<>(LineFault.class);
    private long skipped;

    LineProblems(BadLines badLines) {
        this.badLines = badLines;
    }

    /** What is to be done with a line. */
    @FunctionalInterface
    interface LineAction {
        void accept(Line line) throws DataException;
    }

    /** Does something with every line that is left, skipping or refusing those it throws on. */
    void forEach(LineReader lines, LineAction action) throws DataException {
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            try {
                action.accept(line.get());
            } catch (DataException e) {
                note(e);
            }
        }
    }

    /** The error that nothing is left, with what was wrong with the first line skipped. */
    DataException explaining(DataException nothingLeft) {
        return samples.isEmpty()
                ? nothingLeft
                : new DataException(
                        nothingLeft.getMessage() + " but " + skipped + " malformed lines, as in " + samples.get(0));
    }

    long skipped() {
        return skipped;
    }

    List<String> samples() {
        return samples;
    }

    Map<LineFault, MalformedLines> byFault() {
        return Collections.unmodifiableMap(byFault);
    }

    private void note(DataException problem) throws DataException {
        if (badLines == BadLines.FAIL) {
            throw problem;
        }
        skipped++;
        MalformedLines before = byFault.getOrDefault(problem.fault(), new MalformedLines(0, List.of()));
        byFault.put(problem.fault(), new MalformedLines(before.count() + 1, more(before.samples(), problem)));
        if (samples.size() < SAMPLES) {
            samples.add(problem.getMessage());
        }
    }

    private static List<String> more(List<String> samples, DataException problem) {
        return samples.size() < SAMPLES
                ? Stream.concat(samples.stream(), Stream.of(problem.getMessage()))
                        .toList()
                : samples;
    }
}

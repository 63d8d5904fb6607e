package dev.sluice.eval.tuning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that a search has tried.
 *
 * @param space where it looked
 * @param plan what it was to try
 * @param trials in the order in which they were done, rung by rung; failures are among them
 * @param ending whether this is all that was planned
 */
public record SearchResult(SearchSpace space, Halving plan, List<TrialResult> trials, Ending ending) {
    public SearchResult {
        trials = List.copyOf(trials);
    }

    /** Why a search ended. */
    public enum Ending {
        /** All was tried. */
        COMPLETE,
        /** Its time was up. */
        OUT_OF_TIME,
        /** Its thread was interrupted. */
        INTERRUPTED;

        /** In lower case, words apart by a space. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * The trial of the greatest quality, on whatever rung: where a larger budget did no good, the smaller is part of
     * what is best. Of equals the one of the larger budget, then the one that was drawn first. Empty if all failed.
     */
    public Optional<TrialResult> best() {
        return best(trials);
    }

    /** The best trial of a rung, if any was judged. */
    public Optional<TrialResult> bestOf(Rung rung) {
        return best(of(rung));
    }

    private static Optional<TrialResult> best(List<TrialResult> among) {
        return among.stream()
                .filter(TrialResult::judged)
                .max(Comparator.comparingDouble(TrialResult::quality)
                        .thenComparingInt(TrialResult::budget)
                        .thenComparing(
                                Comparator.comparingInt(TrialResult::number).reversed()));
    }

    /** The trials of a rung. */
    public List<TrialResult> of(Rung rung) {
        return trials.stream().filter(trial -> trial.rung() == rung.number()).toList();
    }

    /** The trials that failed. */
    public List<TrialResult> failures() {
        return trials.stream().filter(trial -> !trial.judged()).toList();
    }

    /** What all trials got together, failures included. */
    public long budget() {
        return trials.stream().mapToLong(TrialResult::budget).sum();
    }

    /**
     * Writes the trials as CSV, with full doubles; what is not there is empty. Equal spaces, plans, seeds and trials
     * give equal text but for the last two columns, which are measured.
     */
    public void writeCsv(Appendable out) throws IOException {
        List<Object> head = new ArrayList<>(List.of("trial", "settings"));
        head.addAll(space.parameters().keySet());
        head.addAll(List.of("rung", "budget", "quality", "outcome", "reason", "seconds", "cpu_s"));
        CsvLine.write(head, out);
        for (int i = 0; i < trials.size(); i++) {
            CsvLine.write(cells(i + 1, trials.get(i)), out);
        }
    }

    private static List<Object> cells(int place, TrialResult trial) {
        List<Object> cells = new ArrayList<>(List.of(place, trial.number()));
        cells.addAll(trial.settings().values().values());
        cells.addAll(List.of(
                trial.rung(),
                trial.budget(),
                trial.quality(),
                trial.outcome(),
                trial.reason(),
                trial.cost().seconds(),
                trial.cost().cpuSeconds()));
        return cells;
    }
}

package dev.sluice.eval;

import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Correction;
import dev.sluice.eval.statistics.PairedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Several systems beside a baseline by several metrics: one family of tests, whose p values are adjusted together.
 *
 * @param rows system after system, in each metric after metric
 * @param correction how p values were adjusted
 */
public record Comparisons(List<Row> rows, Correction correction) {
    public Comparisons {
        rows = List.copyOf(rows);
    }

    /**
     * One system beside the baseline by one metric.
     *
     * @param comparison with p values as the tests have them
     * @param student p of Student's test, adjusted; NaN where the test says nothing
     * @param wilcoxon p of Wilcoxon's test, adjusted; NaN where the test says nothing
     */
    public record Row(Comparison comparison, double student, double wilcoxon) {}

    /**
     * Compares systems with a baseline on the same users.
     *
     * @param metrics names of means over users
     * @throws IllegalArgumentException as {@link Comparison#of} does, or if there is no system
     */
    public static Comparisons of(
            Evaluation baseline,
            List<Evaluation> systems,
            List<String> metrics,
            Bootstrap bootstrap,
            Correction correction) {
        if (systems.isEmpty()) {
            throw new IllegalArgumentException("there must be a system to compare with " + baseline.system());
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (Evaluation system : systems) {
            for (String metric : metrics) {
                comparisons.add(Comparison.of(system, baseline, metric, bootstrap));
            }
        }
        return ofFamily(comparisons, correction);
    }

    /** Comparisons of any pairs, made elsewhere, as one family of tests. */
    public static Comparisons ofFamily(List<Comparison> comparisons, Correction correction) {
        double[] student = adjusted(comparisons, Comparison::student, correction);
        double[] wilcoxon = adjusted(comparisons, Comparison::wilcoxon, correction);
        return new Comparisons(
                IntStream.range(0, comparisons.size())
                        .mapToObj(i -> new Row(comparisons.get(i), student[i], wilcoxon[i]))
                        .toList(),
                correction);
    }

    private static double[] adjusted(
            List<Comparison> comparisons, Function<Comparison, PairedTest> test, Correction correction) {
        return correction.adjust(comparisons.stream()
                .mapToDouble(comparison -> test.apply(comparison).p())
                .toArray());
    }
}

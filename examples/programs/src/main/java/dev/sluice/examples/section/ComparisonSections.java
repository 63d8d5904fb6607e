package dev.sluice.examples.section;

import dev.sluice.eval.Comparison;
import dev.sluice.eval.Comparisons;
import dev.sluice.eval.report.BarChart;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import dev.sluice.eval.report.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Systems beside each other, user by user. */
public final class ComparisonSections {
    private static final double CHANCE = 0.05;
    private static final String HIGHER = "higher";
    private static final String LOWER = "lower";
    private static final String UNDECIDED = "undecided";

    private final Comparisons comparisons;

    private ComparisonSections(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /** The differences by the first metric, or between two systems by all metrics, and the tests of all of them. */
    public static List<Section> of(Comparisons comparisons) {
        ComparisonSections sections = new ComparisonSections(comparisons);
        return List.of(sections.differences(), sections.tests());
    }

    /** What the tests decided, in a sentence. */
    public static String summary(Comparisons comparisons) {
        return "Of " + comparisons.rows().size() + " differences, " + count(comparisons, HIGHER)
                + " are for the better, " + count(comparisons, LOWER) + " for the worse, "
                + count(comparisons, UNDECIDED) + " undecided.";
    }

    private static long count(Comparisons comparisons, String decision) {
        return comparisons.rows().stream()
                .filter(row -> decision(row).equals(decision))
                .count();
    }

    private Section differences() {
        List<Comparison> all =
                comparisons.rows().stream().map(Comparisons.Row::comparison).toList();
        String first = all.get(0).metric();
        List<Comparison> byFirst = all.stream()
                .filter(comparison -> comparison.metric().equals(first))
                .toList();
        return byFirst.size() == 1 && all.size() > 1
                ? differences("Differences by metric", all, Comparison::metric)
                : differences("Differences in " + first, byFirst, this::name);
    }

    private Section differences(String title, List<Comparison> shown, Function<Comparison, String> label) {
        return new BarChart(
                title,
                "Means over users of the differences" + fromBaseline() + ", with intervals from resampling users: one"
                        + " that does not reach 0 is no accident of these users.",
                "",
                shown.stream()
                        .map(comparison -> new BarChart.Bar(
                                label.apply(comparison), comparison.difference(), Optional.of(comparison.interval())))
                        .toList());
    }

    private Section tests() {
        return new Table(
                "Tests of the differences",
                "Whether chance may be all there is to a difference" + fromBaseline()
                        + ", by Student's test of the mean"
                        + " and by Wilcoxon's of the ranks. p values are " + corrected() + "; decided is what Student's"
                        + " puts below 0.05. d is the mean difference in standard deviations, r the rank-biserial"
                        + " correlation.",
                List.of("system", "metric", "difference", "it is", "p Student", "p Wilcoxon", "d", "r", "users"),
                comparisons.rows().stream().map(this::row).toList(),
                Map.of(HIGHER, Tone.GOOD, LOWER, Tone.BAD, UNDECIDED, Tone.UNSURE));
    }

    /** Said once where all are compared with the same system. */
    private String fromBaseline() {
        return baseline().map(than -> " from " + than).orElse("");
    }

    private Optional<String> baseline() {
        List<String> than = comparisons.rows().stream()
                .map(row -> row.comparison().than())
                .distinct()
                .toList();
        return than.size() == 1 ? Optional.of(than.get(0)) : Optional.empty();
    }

    private String name(Comparison comparison) {
        return comparison.better() + (baseline().isPresent() ? "" : " less " + comparison.than());
    }

    private String corrected() {
        String tests = comparisons.rows().size() + " tests";
        return switch (comparisons.correction()) {
            case NONE -> "not corrected for the number of tests";
            case HOLM -> "corrected for " + tests + " by Holm's method";
            case BENJAMINI_HOCHBERG -> "corrected for " + tests + " by that of Benjamini and Hochberg";
        };
    }

    private List<String> row(Comparisons.Row row) {
        Comparison found = row.comparison();
        return List.of(
                name(found),
                found.metric(),
                Numbers.within(Numbers.signed(found.difference()), Optional.of(found.interval())),
                decision(row),
                Numbers.digits(row.student()),
                Numbers.digits(row.wilcoxon()),
                Numbers.rough(found.student().effect()),
                Numbers.rough(found.wilcoxon().effect()),
                Numbers.count(found.users()));
    }

    private static String decision(Comparisons.Row row) {
        if (row.student() < CHANCE) {
            return row.comparison().difference() > 0 ? HIGHER : LOWER;
        }
        return UNDECIDED;
    }
}

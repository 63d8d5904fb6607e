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
        String first = comparisons.rows().get(0).comparison().metric();
        boolean onePair = comparisons.rows().stream()
                        .map(row -> pair(row.comparison()))
                        .distinct()
                        .count()
                == 1;
        List<Comparison> shown = comparisons.rows().stream()
                .map(Comparisons.Row::comparison)
                .filter(comparison -> onePair || comparison.metric().equals(first))
                .toList();
        return onePair && shown.size() > 1
                ? differences(pair(shown.get(0)) + ", by metric", shown, Comparison::metric)
                : differences("Differences in " + first, shown, ComparisonSections::pair);
    }

    private static Section differences(String title, List<Comparison> shown, Function<Comparison, String> label) {
        return new BarChart(
                title,
                "Means over users of the differences, with intervals from resampling users: one that does not reach 0"
                        + " is no accident of these users.",
                "",
                shown.stream()
                        .map(comparison -> new BarChart.Bar(
                                label.apply(comparison), comparison.difference(), Optional.of(comparison.interval())))
                        .toList());
    }

    private Section tests() {
        return new Table(
                "Tests of the differences",
                "Whether chance may be all there is to a difference, by Student's test of the mean and by Wilcoxon's of"
                        + " the ranks. p values are " + corrected()
                        + "; decided is what Student's puts below 0.05. d is"
                        + " the mean difference in standard deviations, r the rank-biserial correlation.",
                List.of("systems", "metric", "difference", "it is", "p Student", "p Wilcoxon", "d", "r", "users"),
                comparisons.rows().stream().map(ComparisonSections::row).toList(),
                Map.of(HIGHER, Tone.GOOD, LOWER, Tone.BAD, UNDECIDED, Tone.UNSURE));
    }

    private String corrected() {
        String tests = comparisons.rows().size() + " tests";
        return switch (comparisons.correction()) {
            case NONE -> "not corrected for the number of tests";
            case HOLM -> "corrected for " + tests + " by Holm's method";
            case BENJAMINI_HOCHBERG -> "corrected for " + tests + " by that of Benjamini and Hochberg";
        };
    }

    private static List<String> row(Comparisons.Row row) {
        Comparison found = row.comparison();
        return List.of(
                pair(found),
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

    private static String pair(Comparison comparison) {
        return comparison.better() + " less " + comparison.than();
    }
}

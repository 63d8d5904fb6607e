package dev.sluice.examples.section;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.joining;

import dev.sluice.eval.report.BarChart;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import dev.sluice.eval.report.Tone;
import dev.sluice.eval.slice.Slice;
import dev.sluice.eval.slice.SliceReport;
import dev.sluice.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is served worse than others: the lowest slice of each attribute, then the slices of each, the lowest first. */
public final class SliceSections {
    private static final int SHOWN = 20;
    private static final String LOWER = "lower";
    private static final String UNDECIDED = "undecided";
    private static final String LOWEST = "lowest";

    private SliceSections() {}

    /** Slices of users; none if there are no reports. */
    public static List<Section> ofUsers(List<SliceReport> reports) {
        return of(
                "Who is served worst",
                "The lowest slice of each attribute: lower than the whole where its whole interval is below the mean of"
                        + " all users. Of many slices some are so by chance.",
                reports);
    }

    /** Slices of items; none if there are no reports. */
    public static List<Section> ofItems(List<SliceReport> reports) {
        return of(
                "What is found worst",
                "How well each user's relevant items of one slice are found, as if nothing else were relevant: lower"
                        + " where the whole interval is below the mean over all items, which is easier to reach.",
                reports);
    }

    private static List<Section> of(String title, String note, List<SliceReport> reports) {
        if (reports.isEmpty()) {
            return List.of();
        }
        Map<String, List<SliceReport>> byAttribute = new LinkedHashMap<>();
        reports.forEach(report -> byAttribute
                .computeIfAbsent(report.attribute(), none -> new ArrayList<>())
                .add(report));
        List<Section> sections = new ArrayList<>();
        sections.add(lowest(title, note, reports));
        byAttribute.values().forEach(metrics -> sections.addAll(attribute(metrics)));
        return sections;
    }

    private static Section lowest(String title, String note, List<SliceReport> reports) {
        return new Table(
                title,
                note + " The mean gap is how far the slices are from the whole on average.",
                List.of("attribute", "metric", "lowest slice", "value", "gap", "it is", "users", "slices", "mean gap"),
                reports.stream().map(SliceSections::lowest).toList(),
                Map.of(LOWER, Tone.BAD, UNDECIDED, Tone.UNSURE));
    }

    private static List<String> lowest(SliceReport report) {
        Stream<String> slice = report.lowest()
                .map(found -> Stream.of(
                        found.value(),
                        Numbers.within(Numbers.decimals(found.mean()), found.interval()),
                        Numbers.signed(found.gap()),
                        found.interval().map(Interval::high).orElse(Double.NaN) < report.all() ? LOWER : UNDECIDED,
                        Numbers.count(found.users())))
                .orElse(Stream.of("none is large enough", "–", "–", "", "–"));
        return concat(
                Stream.of(report.attribute(), report.metric()),
                slice,
                Stream.of(Numbers.count(report.slices().size()), Numbers.decimals(report.meanAbsoluteGap())));
    }

    private static List<String> concat(Stream<String> first, Stream<String> middle, Stream<String> last) {
        return Stream.of(first, middle, last).flatMap(part -> part).toList();
    }

    /** Of a single slice there is nothing to compare. */
    private static List<Section> attribute(List<SliceReport> metrics) {
        SliceReport first = metrics.get(0);
        if (first.slices().size() < 2) {
            return List.of();
        }
        return metrics.size() == 1 ? List.of(chart(first)) : List.of(chart(first), table(metrics));
    }

    private static Section chart(SliceReport report) {
        return new BarChart(
                report.metric() + " by " + report.attribute(),
                note(report),
                "",
                lowestFirst(report)
                        .map(slice -> new BarChart.Bar(label(slice, report), slice.mean(), slice.interval()))
                        .toList());
    }

    private static String label(Slice slice, SliceReport report) {
        boolean lowest = report.lowest().filter(slice::equals).isPresent();
        return slice.value() + " (" + (lowest ? LOWEST + ", " : "") + Numbers.count(slice.users()) + " users)";
    }

    private static String note(SliceReport report) {
        List<String> said = new ArrayList<>();
        said.add(report.metric() + " of all " + Numbers.count(report.users()) + " users is "
                + Numbers.decimals(report.all()) + ".");
        if (report.overlap()) {
            said.add("A user may count in several slices.");
        }
        int more = report.slices().size() - SHOWN;
        if (more > 0) {
            said.add("The " + SHOWN + " lowest, and " + Numbers.count(more) + " more.");
        }
        if (!report.suppressed().isEmpty()) {
            said.add(Numbers.count(report.suppressed().size()) + " slices of "
                    + Numbers.count(report.suppressed().values().stream()
                            .mapToLong(users -> users)
                            .sum())
                    + " users are too small to be shown.");
        }
        return String.join(" ", said);
    }

    private static Stream<Slice> lowestFirst(SliceReport report) {
        return report.slices().stream().sorted(comparingDouble(Slice::mean)).limit(SHOWN);
    }

    /** A row a slice, a column a metric. */
    private static Section table(List<SliceReport> metrics) {
        SliceReport first = metrics.get(0);
        return new Table(
                "All metrics by " + first.attribute(),
                note(first),
                concat(
                        Stream.of(first.attribute(), "users"),
                        metrics.stream().map(SliceReport::metric),
                        Stream.of("lowest by")),
                lowestFirst(first).map(slice -> row(slice, metrics)).toList());
    }

    private static List<String> row(Slice slice, List<SliceReport> metrics) {
        return concat(
                Stream.of(slice.value(), Numbers.count(slice.users())),
                metrics.stream()
                        .map(report -> of(slice.value(), report)
                                .map(own -> Numbers.within(Numbers.decimals(own.mean()), own.interval()))
                                .orElse("–")),
                Stream.of(metrics.stream()
                        .filter(report -> report.lowest()
                                .filter(least -> least.value().equals(slice.value()))
                                .isPresent())
                        .map(SliceReport::metric)
                        .collect(joining(", "))));
    }

    private static Optional<Slice> of(String value, SliceReport report) {
        return report.slices().stream()
                .filter(slice -> slice.value().equals(value))
                .findFirst();
    }
}

package dev.sluice.eval.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was run and what came of it.
 *
 * <pre>{@code
 * var report = Report.of("Quickstart", "The funnel on built-in data.")
 *         .with(new Table("Quality", "", List.of("system", "ndcg@10"), List.of(List.of("funnel", "0.312"))));
 * }</pre>
 *
 * @param title the heading of the page, not blank
 * @param summary what a reader who reads nothing else should know; may be empty
 * @param sections in the order of the page
 */
public record Report(String title, String summary, List<Section> sections) {
    /** Checks the title. */
    public Report {
        Headings.require(title);
        sections = List.copyOf(sections);
    }

    /** A report without sections. */
    public static Report of(String title, String summary) {
        return new Report(title, summary, List.of());
    }

    /** The same with one more section at the end. */
    public Report with(Section section) {
        return new Report(
                title,
                summary,
                Stream.concat(sections.stream(), Stream.of(section)).toList());
    }
}

package dev.sluice.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A report in the shape of the template.
 *
 * @param contents whether a list of contents is of use
 * @param charted whether there is anything for the script to draw
 */
record Page(String title, String summary, List<Part> sections, boolean contents, boolean charted) {
    /** One of the lists has what the section holds, unless it is empty. */
    record Part(String id, String title, String note, List<FactList> facts, List<Grid> grids, List<Chart> charts) {
        boolean empty() {
            return facts.isEmpty() && grids.isEmpty() && charts.isEmpty();
        }
    }

    record FactList(List<Map.Entry<String, String>> entries) {}

    static Page of(Report report) {
        List<Part> parts = new ArrayList<>();
        for (Section section : report.sections()) {
            parts.add(part("section-" + (parts.size() + 1), section));
        }
        boolean charted = parts.stream().flatMap(part -> part.charts().stream()).anyMatch(Chart::drawn);
        return new Page(report.title(), report.summary(), parts, parts.size() > 1, charted);
    }

    private static Part part(String id, Section section) {
        List<FactList> facts = new ArrayList<>();
        List<Grid> grids = new ArrayList<>();
        List<Chart> charts = new ArrayList<>();
        if (section instanceof Facts list && !list.facts().isEmpty()) {
            facts.add(new FactList(List.copyOf(list.facts().entrySet())));
        } else if (section instanceof Table table) {
            grids.add(Grid.of(table));
        } else if (section instanceof BarChart bars) {
            charts.add(Bars.of(bars));
        } else if (section instanceof LineChart lines) {
            charts.add(Lines.of(lines));
        } else if (section instanceof PointChart points) {
            charts.add(Points.of(points));
        }
        grids.removeIf(grid -> grid.rows().isEmpty());
        charts.removeIf(chart -> chart.grid().rows().isEmpty());
        return new Part(id, section.title(), section.note(), facts, grids, charts);
    }

    String style() {
        return PageParts.resource("page.css");
    }

    String script() {
        return PageParts.resource("charts.js");
    }

    String library() {
        return PageParts.chartLibrary();
    }
}

package dev.sluice.eval.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reports as pages, and as a parser reads them. */
final class Pages {
    private Pages() {}

    static String html(Report report) {
        StringWriter out = new StringWriter();
        try {
            HtmlReport.write(report, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    static Document page(Report report) {
        return Jsoup.parse(html(report));
    }

    static Document page(Section section) {
        return page(Report.of("Title", "Summary.").with(section));
    }

    static List<String> texts(List<Element> elements) {
        return elements.stream().map(Element::text).toList();
    }

    static List<List<String>> cells(Element table) {
        return table.select("tbody tr").stream()
                .map(row -> texts(row.children()))
                .toList();
    }
}

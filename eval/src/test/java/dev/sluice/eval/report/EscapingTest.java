package dev.sluice.eval.report;

import static dev.sluice.eval.report.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eval.report.BarChart.Bar;
import dev.sluice.eval.report.LineChart.Series;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a report, the page has the elements and attributes it has with plain words. */
class EscapingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "</title></style></script><script>alert(1)</script>",
                "\" onload=\"alert(1)",
                "' autofocus onfocus='alert(1)",
                "{{title}} {{{title}}} {{>grid}}",
                "a & b &amp; c &lt;",
                "<!-- ]]> <![CDATA[",
                "javascript:alert(1)",
                "naïve 日本語 🎉 𝒩",
                "שלום עולם abc",
                "--><img src=x onerror=alert(1)>",
                "Donaudampfschifffahrtsgesellschaftskapitänsmützenreinigungsfachkraftausbildung",
            })
    void textStaysText(String text) {
        Document plain = page(new Report("t", "t", sections("t")));
        Document page = page(new Report(text, text, sections(text)));

        assertThat(page.getAllElements().stream().map(EscapingTest::shape))
                .isEqualTo(
                        plain.getAllElements().stream().map(EscapingTest::shape).toList());
        assertThat(page.select("h1, main h2, .note, .summary, dt, dd, thead th, tbody th").stream()
                        .map(element -> element.textNodes().stream()
                                .map(TextNode::getWholeText)
                                .reduce("", String::concat)))
                .containsOnly(text, "name", "value, " + text, "");
        assertThat(page.select("canvas").eachAttr("aria-label")).allMatch(label -> label.contains(text));
        assertThat(page.select("figure").get(1).attr("data-x")).isEqualTo(text);
        assertThat(page.select("figure").get(1).attr("data-y")).isEqualTo(text);
    }

    @Test
    void charactersThatNoPageMayHoldAreReplaced() {
        Document page = page(Report.of("a\u0001b\u001b[31mc\td", ""));

        assertThat(page.select("h1").first().wholeText()).isEqualTo("a\uFFFDb\uFFFD[31mc\td");
    }

    private static List<Section> sections(String text) {
        return List.of(
                new Facts(text, text, Map.of(text, text)),
                new Table(text, text, List.of(text, text), List.of(List.of(text, text))),
                new BarChart(text, text, text, List.of(Bar.of(text, 1))),
                new LineChart(text, text, text, text, List.of(new Series(text, new double[] {1}, new double[] {2}))));
    }

    /** An element without its text and the values of its attributes; long text has a class of its own. */
    private static String shape(Element element) {
        List<String> attributes = element.attributes().asList().stream()
                .map(Attribute::getKey)
                .filter(name -> !name.equals("class"))
                .toList();
        return element.tagName() + attributes;
    }
}

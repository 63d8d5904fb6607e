package dev.sluice.eval.report;

import static dev.sluice.eval.report.Pages.html;
import static dev.sluice.eval.report.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/** What a page is made of, as a parser reads it. */
class HtmlReportTest {
    @Test
    void headingsAreInOrderAndTheContentsLeadToThem() {
        Document page = page(SampleReport.report());
        List<String> titles =
                SampleReport.report().sections().stream().map(Section::title).toList();

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.title()).isEqualTo(SampleReport.report().title());
        assertThat(page.select("h1").eachText())
                .containsExactly(SampleReport.report().title());
        assertThat(page.select("main section > h2").eachText()).isEqualTo(titles);
        assertThat(page.select("h3, h4, h5, h6")).isEmpty();
        assertThat(page.select("nav a").eachText()).isEqualTo(titles);
        assertThat(page.select("nav a").stream()
                        .map(link -> page.select(link.attr("href") + " > h2").text()))
                .isEqualTo(titles);
    }

    @Test
    void theFileNeedsNoOther() {
        Document page = page(SampleReport.report());

        assertThat(page.select("[src], link, iframe, object, embed, base, img")).isEmpty();
        assertThat(page.select("[href]").eachAttr("href")).allMatch(target -> target.startsWith("#"));
        assertThat(page.select("style").html()).doesNotContain("@import", "url(");
        assertThat(html(SampleReport.report())).doesNotContain("sourceMappingURL");
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none';")
                .doesNotContain("http", "*");
    }

    @Test
    void wordsOfATableAreColouredAndStayWords() {
        Table table = new Table(
                "Verdicts",
                "",
                List.of("name", "verdict", "n"),
                List.of(List.of("one", "FAIL", "1"), List.of("two", "FAILED", "2")),
                Map.of("FAIL", Tone.BAD, "1", Tone.GOOD));

        assertThat(page(table).select("td.bad").eachText()).containsExactly("FAIL");
        assertThat(page(table).select("td.good.number").eachText()).containsExactly("1");
        assertThat(page(table).select("th.bad, th.good, .unsure")).isEmpty();
    }

    @Test
    void scriptsAreThoseOfThePageAndEndWhereTheyShould() {
        Elements scripts = page(SampleReport.report()).select("script");

        assertThat(scripts).hasSize(2);
        assertThat(scripts.get(0).data()).contains("Chart.js v", "MIT License").doesNotContain("<!--", "<script");
        assertThat(scripts.get(1).data()).isEqualToIgnoringWhitespace(PageParts.resource("charts.js"));
    }

    @Test
    void aPageWithoutChartsHasNoScript() {
        Document page = page(new Table("t", "", List.of("a"), List.of(List.of("b"))));

        assertThat(page.select("script, noscript")).isEmpty();
        assertThat(page.select("nav")).isEmpty();
    }

    @Test
    void equalReportsGiveEqualPages() {
        assertThat(html(SampleReport.report())).isEqualTo(html(SampleReport.report()));
    }

    @Test
    void pagesAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            List<String> pages = Stream.of("de-DE", "ar-EG", "hi-IN-u-nu-deva")
                    .map(Locale::forLanguageTag)
                    .map(locale -> {
                        Locale.setDefault(locale);
                        return html(SampleReport.report());
                    })
                    .distinct()
                    .toList();
            assertThat(pages).hasSize(1);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void numbersAreAlignedRightWithTheirIntervalsBehindThem() {
        Document page = page(new Table(
                "t",
                "",
                List.of("system", "ndcg@10", "year and title"),
                List.of(List.of("als", "0.31 [0.29, 0.33]", "1984"), List.of("funnel", "NaN", "Brazil"))));

        assertThat(page.select(".number").eachText()).containsExactly("ndcg@10", "0.31 [0.29, 0.33]", "–");
        assertThat(page.select("td small").eachText()).containsExactly("[0.29, 0.33]");
        assertThat(page.select("tbody th[scope=row]").eachText()).containsExactly("als", "funnel");
        assertThat(page.select("thead th[scope=col]")).hasSize(3);
    }

    @Test
    void anEmptySectionSaysSo() {
        List<Section> empty = List.of(
                new Facts("f", "", Map.of()),
                new Table("t", "", List.of("a"), List.of()),
                new BarChart("b", "", "", List.of()),
                new LineChart("l", "", "", "", List.of()),
                new LineChart(
                        "s", "", "", "", List.of(new LineChart.Series("no points", new double[0], new double[0]))));

        assertThat(empty).allSatisfy(section -> {
            Document page = page(section);
            assertThat(page.select("section").text()).isEqualTo(section.title() + " Nothing to show.");
            assertThat(page.select("script, canvas, table, dl, .note")).isEmpty();
        });
        assertThat(page(Report.of("t", "")).select("section, nav, .summary")).isEmpty();
    }

    @Test
    void whatTheWriterCannotDoIsAnErrorOfTheWriter() {
        IOException full = new IOException("disk full");
        Writer broken = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw full;
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> HtmlReport.write(SampleReport.report(), broken))
                .isSameAs(full);
    }

    @Test
    void factsKeepTheirOrder() {
        Document page = page(SampleReport.report());

        assertThat(page.select("dt").eachText())
                .startsWith("data", "data hash", "split")
                .endsWith("versions");
        assertThat(page.select("dd").eachText()).hasSize(7).contains("vector-512");
    }
}

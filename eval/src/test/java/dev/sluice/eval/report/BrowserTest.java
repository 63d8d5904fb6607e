package dev.sluice.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser, where one is on the PATH: on a laptop and on a phone, in light and in dark. */
class BrowserTest {
    private static final Optional<Path> BROWSER = Stream.of(
                    Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
            .flatMap(folder ->
                    Stream.of("chromium", "chromium-browser", "google-chrome").map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();

    /** Shows a page at two widths and writes down what became of it. */
    private static final String FRAMES = """
            <!DOCTYPE html>
            <meta charset="utf-8">
            <iframe src="page.html" style="width: 390px; height: 900px; border: 0"></iframe>
            <iframe src="page.html" style="width: 1280px; height: 900px; border: 0"></iframe>
            <script>
            addEventListener('load', () => document.querySelectorAll('iframe').forEach(frame => {
              const page = frame.contentDocument;
              const inked = canvas => canvas.getContext('2d')
                  .getImageData(0, 0, canvas.width, canvas.height).data.some(value => value !== 0);
              frame.dataset.width = page.documentElement.scrollWidth;
              frame.dataset.drawn = page.querySelectorAll('canvas[data-drawn=true]').length;
              frame.dataset.inked = [...page.querySelectorAll('canvas')].filter(inked).length;
              frame.dataset.open = page.querySelectorAll('details[open]').length;
              frame.dataset.paper = frame.contentWindow.getComputedStyle(page.documentElement).backgroundColor;
              frame.dataset.tones = [...page.querySelectorAll('td.good, td.bad, td.unsure')]
                  .map(cell => frame.contentWindow.getComputedStyle(cell).color).join('; ');
              frame.dataset.requests = frame.contentWindow.performance.getEntriesByType('resource').length;
            }));
            </script>
            """;

    /** Writes down where the first chart has ticks. */
    private static final String TICKS = """
            <script>
            addEventListener('load', () => {
              const { ticks } = Chart.getChart(document.querySelector('canvas')).scales.x;
              document.body.dataset.ticks = ticks.map(tick => tick.value);
            });
            </script>
            """;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void needsABrowser() {
        assumeTrue(BROWSER.isPresent(), "no chromium on the PATH: the page is not looked at");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 'rgb(252, 252, 251)', 'rgb(179, 38, 30); rgb(122, 90, 0); rgb(29, 107, 63)'",
        "0, 'rgb(20, 23, 26)', 'rgb(255, 138, 128); rgb(224, 187, 85); rgb(111, 207, 151)'"
    })
    void everyChartIsDrawnAndThePageIsAsWideAsTheScreen(int scheme, String paper, String tones) throws Exception {
        Files.writeString(folder.resolve("page.html"), Pages.html(SampleReport.report()));
        Files.writeString(folder.resolve("frames.html"), FRAMES);

        Visit visit = visit("frames.html", "--blink-settings=preferredColorScheme=" + scheme);

        assertThat(visit.console()).isEmpty();
        assertThat(visit.dom().select("iframe").eachAttr("data-width")).containsExactly("390", "1280");
        for (Element frame : visit.dom().select("iframe")) {
            assertThat(frame.attr("data-paper")).isEqualTo(paper);
            assertThat(frame.attr("data-tones")).as("FAIL, SKIP, PASS").isEqualTo(tones);
            assertThat(frame.attr("data-drawn")).isEqualTo("6");
            assertThat(frame.attr("data-inked")).isEqualTo("6");
            assertThat(frame.attr("data-open")).isEqualTo("0");
            assertThat(frame.attr("data-requests")).isEqualTo("0");
        }
    }

    @Test
    void countsHaveWholeTicksAndSharesHaveNot() throws Exception {
        assertThat(ticks(1, 2)).isEqualTo("0,1,2");
        assertThat(ticks(1)).isEqualTo("0,1");
        assertThat(ticks(0.5, 1)).contains("0.2");
    }

    private static String ticks(double... values) throws Exception {
        BarChart chart = new BarChart(
                "Title",
                "",
                "",
                DoubleStream.of(values)
                        .mapToObj(value -> BarChart.Bar.of("bar", value))
                        .toList());
        String page = Pages.html(Report.of("Title", "Summary.").with(chart)).replace("</body>", TICKS + "</body>");
        Files.writeString(folder.resolve("ticks.html"), page);
        return visit("ticks.html").dom().body().attr("data-ticks");
    }

    @Test
    void errorsAndForbiddenRequestsWouldBeSeen() throws Exception {
        String page = Pages.html(SampleReport.report())
                .replace(
                        "</body>",
                        "<script>console.error('seen')</script><img src=\"http://localhost/no.png\"></body>");
        Files.writeString(folder.resolve("broken.html"), page);

        assertThat(visit("broken.html").console())
                .anyMatch(line -> line.contains("seen"))
                .anyMatch(line -> line.contains("Content Security Policy"));
    }

    private record Visit(Document dom, List<String> console) {}

    private static Visit visit(String file, String... more) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");
        List<String> command = Stream.concat(
                        Stream.of(
                                BROWSER.orElseThrow().toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--hide-scrollbars",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--host-resolver-rules=MAP * ~NOTFOUND",
                                "--allow-file-access-from-files",
                                "--enable-logging=stderr",
                                "--v=0",
                                "--user-data-dir=" + folder.resolve("profile"),
                                "--dump-dom",
                                folder.resolve(file).toUri().toString()),
                        Stream.of(more))
                .toList();
        Process browser = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        if (!browser.waitFor(60, TimeUnit.SECONDS)) {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }
        assertThat(browser.waitFor())
                .as("exit status of the browser, whose log is %s", Files.readString(log))
                .isZero();
        List<String> console = Files.readAllLines(log).stream()
                .filter(line -> line.contains(":CONSOLE"))
                .toList();
        return new Visit(Jsoup.parse(dom.toFile()), console);
    }
}

package dev.sluice.examples;

import dev.sluice.eval.report.HtmlReport;
import dev.sluice.eval.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option to write a page, too. */
final class ReportOption {
    @Option(names = "--report", paramLabel = "FILE", description = "write a page of HTML, too")
    @Nullable
    private Path file;

    /** Whether a page is wanted. */
    boolean isWanted() {
        return file != null;
    }

    /** Writes the page, if it is wanted, and says where it is. */
    void write(Supplier<Report> page, Console console) throws IOException {
        if (file != null) {
            write(file, page.get());
            console.say("The report is @|bold %s|@", file);
            console.json("report", file);
        }
    }

    /** Writes a page whole or not at all. */
    static void write(Path file, Report page) throws IOException {
        OutputFile.write(file, target -> {
            try (var out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
                HtmlReport.write(page, out);
            }
        });
    }
}

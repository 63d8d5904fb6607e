package dev.sluice.examples;

import dev.sluice.eval.report.HtmlReport;
import dev.sluice.eval.tuning.SearchResult;
import dev.sluice.eval.tuning.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a search leaves behind.
 *
 * @param data what was read
 * @param model what was tuned
 * @param parts what was trained on and what judged by, by what people call it
 */
record TuningOutput(
        String data,
        String model,
        MetricOption metric,
        Budgets budgets,
        Map<String, String> parts,
        SearchResult result) {
    /** What is best of all that was tried, if anything has a quality. */
    Optional<TrialResult> best() {
        return budgets.best(result);
    }

    /**
     * Writes the trials, the page and the command into a directory, all or none.
     *
     * @param command that trains the best; empty if there is none
     */
    void write(Path directory, Optional<String> command) throws IOException {
        TuningReport report = new TuningReport(data, model, metric, budgets, parts, result, command);
        Map<Path, OutputFile.Content> files = new LinkedHashMap<>();
        put(directory.resolve("trials.csv"), result::writeCsv, files);
        put(directory.resolve("report.html"), page -> HtmlReport.write(report.page(), page), files);
        command.ifPresent(line -> put(directory.resolve("train.sh"), text -> text.write(line + "\n"), files));
        Files.createDirectories(directory);
        OutputFile.writeAll(files);
    }

    private static void put(Path target, OutputFile.Text text, Map<Path, OutputFile.Content> files) {
        files.put(target, OutputFile.text(target, text));
    }
}

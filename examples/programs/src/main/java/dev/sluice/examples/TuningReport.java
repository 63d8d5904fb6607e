package dev.sluice.examples;

import dev.sluice.eval.report.Facts;
import dev.sluice.eval.report.Report;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.tuning.Choices;
import dev.sluice.eval.tuning.Parameter;
import dev.sluice.eval.tuning.RealRange;
import dev.sluice.eval.tuning.Scale;
import dev.sluice.eval.tuning.SearchCharts;
import dev.sluice.eval.tuning.SearchResult;
import dev.sluice.eval.tuning.TrialResult;
import dev.sluice.eval.tuning.WholeRange;
import dev.sluice.store.EmbeddingStore;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The page that shows what was tried.
 *
 * @param data what was read
 * @param model what was tuned
 * @param parts what was trained on and what judged by, by what people call it
 * @param command that trains the best; empty if there is none
 */
record TuningReport(
        String data,
        String model,
        MetricOption metric,
        Budgets budgets,
        Map<String, String> parts,
        SearchResult result,
        Optional<String> command) {
    /** The page. */
    Report page() {
        Report page = Report.of("Settings of " + model, summary());
        for (Section section : new SearchCharts(result, metric.toString(), budgets.unit()).sections()) {
            page = page.with(section);
        }
        return page.with(facts());
    }

    private String summary() {
        int failed = result.failures().size();
        String tried = Console.format(
                        "%d of %d trials were done",
                        result.trials().size(), result.plan().trials())
                + (failed == 0 ? "" : ", of which " + failed + " failed");
        return budgets.best(result)
                .map(best -> best(best) + " " + tried + ".")
                .orElse("Nothing was found. " + tried + ".");
    }

    private String best(TrialResult best) {
        return Console.format(
                "The best has %s %.4f on held-out events: %s%s.",
                metric.toString(),
                best.quality(),
                best.settings().toString(),
                budgets == Budgets.EPOCHS ? ", " + budgets.text(best.budget()) : "");
    }

    private Section facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        command.ifPresent(line -> facts.put("Trains the best on all the data", line));
        facts.put("Data", data);
        facts.putAll(parts);
        result.space().parameters().forEach((name, parameter) -> facts.put("Range of " + name, range(parameter)));
        facts.put("Trials ended", result.ending().toString());
        facts.put("Kernels", EmbeddingStore.kernels());
        facts.put("Java", Runtime.version().toString());
        return new Facts("What was run", "", facts);
    }

    private static String range(Parameter parameter) {
        if (parameter instanceof RealRange range) {
            return plain(range.low()) + " to " + plain(range.high()) + log(range.scale());
        }
        if (parameter instanceof WholeRange range) {
            return range.low() + " to " + range.high() + log(range.scale());
        }
        return parameter instanceof Choices choices ? String.join(", ", choices.values()) : parameter.toString();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }

    private static String log(Scale scale) {
        return scale == Scale.LOG ? ", on a log scale" : "";
    }
}

package dev.sluice.examples;

import dev.sluice.eval.Metric;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The metric that a command judges by. */
final class MetricOption {
    private static final Pattern CUT = Pattern.compile(".*@(\\d{1,9})");
    private static final int WHOLE_LIST = 100;

    @Option(names = "--metric", paramLabel = "NAME", description = "what to judge by (${DEFAULT-VALUE})")
    private String metric;

    MetricOption(String byDefault) {
        this.metric = byDefault;
    }

    /** Of lists from a catalogue of so many items. */
    Metric of(int items) {
        return Metrics.of(Preset.RECSYS).withCatalogue(items).parse(metric);
    }

    /** As deep as the metric looks. */
    int depth() {
        Matcher cut = CUT.matcher(metric);
        return cut.matches() ? Integer.parseInt(cut.group(1)) : WHOLE_LIST;
    }

    /** Its name. */
    @Override
    public String toString() {
        return metric;
    }
}

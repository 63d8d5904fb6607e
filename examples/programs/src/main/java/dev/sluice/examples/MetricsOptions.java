package dev.sluice.examples;

import dev.sluice.eval.Metric;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** The metrics that a command judges by. */
final class MetricsOptions {
    @Option(
            names = "--preset",
            defaultValue = "recsys",
            description = "whose definitions: recsys or trec (${DEFAULT-VALUE})")
    private Preset preset = Preset.RECSYS;

    @Option(
            names = "--metrics",
            split = ",",
            paramLabel = "NAME",
            description = "such as ndcg@10,recall@20; by default those of the preset")
    private List<String> names = List.of();

    Preset preset() {
        return preset;
    }

    /** What is asked for by name; empty if nothing is. */
    List<String> names() {
        return names;
    }

    /**
     * What to judge by.
     *
     * @param known makes more of the metrics that the preset knows
     * @throws IllegalArgumentException if a name is not known
     */
    List<Metric> metrics(UnaryOperator<Metrics> known) {
        Metrics all = known.apply(Metrics.of(preset));
        return names.isEmpty() ? all.defaults() : names.stream().map(all::parse).toList();
    }
}

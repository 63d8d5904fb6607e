package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.eval.Comparison;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.trec.TrecWriter;
import dev.sluice.funnel.FunnelFactory;
import dev.sluice.funnel.RepositoryRecommender;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges several systems by the same users and judgements, and leaves judgements and lists in the run's directory. */
final class Judging {
    private static final String COMPARED = "ndcg@10";

    private final Judgements judgements;
    private final TrecWriter writer;
    private final Lists lists;
    private final Evaluator evaluator;

    /**
     * @param depth how many items a list has
     * @throws IllegalArgumentException if an id cannot stand in the files
     */
    Judging(Catalogue catalogue, Judgements judgements, int depth, Console console) {
        this.judgements = judgements;
        this.writer = new TrecWriter(catalogue.users().ids(), catalogue.items().ids());
        this.lists = new Lists(catalogue, judgements, depth, console);
        this.evaluator = Evaluator.of(metrics(catalogue));
    }

    /** Writes the judgements. */
    void writeJudgements(RunDirectory directory) throws IOException {
        OutputFile.write(directory.judgements(), file -> writer.judgements(file, judgements));
    }

    /** What the metrics say of each system, by its name. */
    Map<String, Evaluation> judge(
            Map<String, FunnelFactory> systems, ModelRepository repository, RunDirectory directory) throws IOException {
        Map<String, Evaluation> evaluations = new LinkedHashMap<>();
        for (Map.Entry<String, FunnelFactory> system : systems.entrySet()) {
            String name = system.getKey();
            List<RankedList> found = lists.of(name, RepositoryRecommender.of(repository, system.getValue()));
            OutputFile.write(directory.runFile(name), file -> writer.run(file, name, found));
            evaluations.put(name, evaluator.evaluate(name, judgements, found.stream()));
        }
        return evaluations;
    }

    /** One system beside each of the others, user by user. */
    static List<Comparison> compare(Evaluation system, Collection<Evaluation> all) {
        return all.stream()
                .filter(other -> !other.system().equals(system.system()))
                .map(other -> Comparison.of(system, other, COMPARED, Bootstrap.defaults()))
                .toList();
    }

    private static List<Metric> metrics(Catalogue catalogue) {
        Metrics known =
                Metrics.of(Preset.RECSYS).withCatalogue(catalogue.items().rows() - 1);
        List<Metric> metrics = new ArrayList<>(known.defaults());
        metrics.add(known.parse("coverage@10"));
        return metrics;
    }
}

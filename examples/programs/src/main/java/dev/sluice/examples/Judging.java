package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.eval.Comparison;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.metric.CoverageCurve;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.trec.TrecWriter;
import dev.sluice.serving.FunnelFactory;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Judges several systems by the same users and judgements, and leaves judgements and lists in the run's directory. */
final class Judging {
    private static final String COMPARED = "ndcg@10";
    /** So many places count for coverage. */
    static final int COVERED = 10;

    private final Lists lists;
    private final TrecWriter writer;
    private final Evaluator evaluator;
    private final Console console;

    /**
     * What was found of a system.
     *
     * @param evaluation by the metrics
     * @param coverage how few items make up how much of what it recommends, if it recommends anything
     * @param answers how long they took
     * @param lists what it recommends, of the whole funnel alone: those of all systems would fill the heap
     */
    record Judged(Evaluation evaluation, Optional<CoverageCurve> coverage, Timed answers, List<RankedList> lists) {}

    /**
     * @param more metrics beside the usual ones
     * @throws IllegalArgumentException if an id cannot stand in the files
     */
    Judging(Lists lists, List<Metric> more, Console console) {
        this.lists = lists;
        this.writer = new TrecWriter(
                lists.catalogue().users().ids(), lists.catalogue().items().ids());
        this.evaluator = Evaluator.of(metrics(lists.catalogue(), more));
        this.console = console;
    }

    /** Writes the judgements. */
    void writeJudgements(RunDirectory directory) throws IOException {
        OutputFile.write(directory.judgements(), file -> writer.judgements(file, lists.judgements()));
    }

    /** What is found of each system, by its name. */
    Map<String, Judged> judge(Map<String, FunnelFactory> systems, ModelRepository repository, RunDirectory directory)
            throws IOException {
        Map<String, Judged> judged = new LinkedHashMap<>();
        for (Map.Entry<String, FunnelFactory> system : systems.entrySet()) {
            String name = system.getKey();
            Timed answers;
            List<RankedList> found;
            try (RepositoryRecommender recommender = Funnels.recommender(repository, system.getValue())) {
                answers = new Timed(recommender);
                found = lists.of(name, answers, console);
            }
            OutputFile.write(directory.runFile(name), file -> writer.run(file, name, found));
            judged.put(
                    name,
                    new Judged(
                            evaluator.evaluate(name, lists.judgements(), found.stream()),
                            coverage(name, found),
                            answers,
                            name.equals(Funnels.FUNNEL) ? found : List.of()));
        }
        return judged;
    }

    /** What the metrics say of one of the systems that were judged. */
    static Evaluation evaluation(String system, Map<String, Judged> judged) {
        return judged(system, judged).evaluation();
    }

    /** What was found of one of the systems that were judged. */
    static Judged judged(String system, Map<String, Judged> judged) {
        return Objects.requireNonNull(judged.get(system), system);
    }

    private Optional<CoverageCurve> coverage(String system, List<RankedList> found) {
        if (found.stream().allMatch(list -> list.size() == 0)) {
            console.say("@|yellow Beware:|@ %s recommends nothing to anybody", system);
            return Optional.empty();
        }
        return Optional.of(CoverageCurve.of(found.stream(), COVERED));
    }

    /** One system beside another, user by user. */
    static Comparison compare(Evaluation better, Evaluation than) {
        return Comparison.of(better, than, COMPARED, Bootstrap.defaults());
    }

    private static List<Metric> metrics(Catalogue catalogue, List<Metric> more) {
        Metrics known =
                Metrics.of(Preset.RECSYS).withCatalogue(catalogue.items().rows() - 1);
        List<Metric> metrics = new ArrayList<>(known.defaults());
        metrics.add(known.parse("coverage@" + COVERED));
        metrics.addAll(more);
        return metrics;
    }
}

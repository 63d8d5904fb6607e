package dev.sluice.examples;

import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.eval.simulation.EventLog;
import dev.sluice.eval.simulation.World;
import dev.sluice.eval.statistics.Interval;
import dev.sluice.examples.retrieve.Scratch;
import dev.sluice.ranking.rerank.PopularityPenaltyRanker;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.bpr.BprSettings;
import dev.sluice.train.bpr.BprTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What weakens popularity bias in a made-up world, and what it costs. */
@Command(
        name = "mitigate",
        mixinStandardHelpOptions = true,
        description = "Weakens popularity bias in a made-up world, by a penalty and by more negative samples, and tells"
                + " what it costs.")
final class Mitigate implements Callable<Integer> {
    private static final long SEED = 1;

    @Mixin
    private Console console = new Console();

    @Mixin
    private WorldOptions world = new WorldOptions();

    @Option(
            names = "--penalties",
            split = ",",
            defaultValue = "0,0.05,0.1,0.2,0.3,0.5",
            description =
                    "how many standard deviations of a user's scores ln(1 + popularity) takes off (${DEFAULT-VALUE})")
    private List<Double> penalties = List.of();

    @Option(
            names = "--negatives",
            split = ",",
            defaultValue = "1,2,4,8,16,32",
            description = "of how many samples bpr takes the hardest for its negative (${DEFAULT-VALUE})")
    private List<Integer> negatives = List.of();

    @Option(names = "--judged", description = "how many users are asked, at most (${DEFAULT-VALUE})")
    private int judged = 1500;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the report, a page of HTML")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        List<Double> taken = console.option(this::checkedPenalties);
        List<Integer> samples = console.option(this::checkedNegatives);
        console.option(this::checkedJudged);
        World site = World.of(console.option(world::settings));
        Parts parts = Parts.of(LikedEvents.of(EventLog.of(site), console), SplitChoice.TIME.splitter());
        Map<String, List<MitigationStudy.Finding>> studies = new LinkedHashMap<>();
        try (Scratch scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")))) {
            MitigationStudy study =
                    new MitigationStudy(parts, judged, SEED, scratch.path().resolve("models"));
            console.say("%,d users are asked for whole rankings", study.users());
            studies.put("penalty", penalties(taken, study));
            studies.put("negatives", negatives(samples, study));
        }
        studies.forEach(this::print);
        ReportOption.write(out, new MitigationReport(site.settings(), studies).page());
        console.say("The report is @|bold %s|@", out);
        console.json("report", out);
        return 0;
    }

    private List<Double> checkedPenalties() {
        if (penalties.stream().anyMatch(penalty -> !(penalty >= 0 && penalty < Float.MAX_VALUE))) {
            throw new IllegalArgumentException("--penalties must be finite and not negative: " + penalties);
        }
        return List.copyOf(new TreeSet<>(penalties));
    }

    private List<Integer> checkedNegatives() {
        negatives.forEach(BprSettings.defaults()::withCandidates);
        return List.copyOf(new TreeSet<>(negatives));
    }

    private int checkedJudged() {
        if (judged < 1) {
            throw new IllegalArgumentException("--judged must be at least 1: " + judged);
        }
        return judged;
    }

    private List<MitigationStudy.Finding> penalties(List<Double> taken, MitigationStudy study) throws IOException {
        Map<Double, Function<ModelSnapshot, Ranker>> rankers = new LinkedHashMap<>();
        for (double penalty : taken) {
            rankers.put(penalty, snapshot -> PopularityPenaltyRanker.of(snapshot, Funnels.POPULARITY, penalty));
        }
        return study.of(bpr(1, study), rankers);
    }

    private List<MitigationStudy.Finding> negatives(List<Integer> samples, MitigationStudy study) throws IOException {
        List<MitigationStudy.Finding> findings = new ArrayList<>();
        for (int drawn : samples) {
            findings.addAll(study.of(
                    bpr(drawn, study),
                    Map.of(
                            (double) drawn,
                            snapshot -> (query, candidates, limit) -> Ranking.asTheyAre(candidates, limit))));
        }
        return findings;
    }

    private static TrainedModel bpr(int samples, MitigationStudy study) {
        return new BprTrainer(BprSettings.defaults().withCandidates(samples))
                .train(study.training(), TrainingListener.NONE);
    }

    private void print(String name, List<MitigationStudy.Finding> findings) {
        console.say("");
        console.say(
                "@|bold %-10s %8s %8s %26s %8s %8s %12s|@",
                name, "", "ndcg@10", "less the first", "pri", "pru", "half by");
        for (MitigationStudy.Finding finding : findings) {
            Interval cost = finding.cost(findings.get(0));
            console.say(
                    "%-10s %8.2f %8.4f %+8.4f to %+8.4f %8.4f %8.4f %6d items",
                    "",
                    finding.setting(),
                    finding.value("ndcg@10"),
                    cost.low(),
                    cost.high(),
                    finding.value("pri"),
                    finding.value("pru"),
                    finding.coverage().itemsFor(0.5));
            console.json(
                    "mitigation", name,
                    "setting", finding.setting(),
                    "ndcg@10", finding.value("ndcg@10"),
                    "cost_low", cost.low(),
                    "cost_high", cost.high(),
                    "pri", finding.value("pri"),
                    "pru", finding.value("pru"),
                    "items_for_half", finding.coverage().itemsFor(0.5),
                    "items", finding.coverage().items());
        }
    }
}

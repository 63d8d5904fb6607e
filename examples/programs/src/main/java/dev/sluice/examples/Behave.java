package dev.sluice.examples;

import dev.sluice.data.IdIndex;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.behaviour.BehaviourSuite;
import dev.sluice.eval.behaviour.Expectation;
import dev.sluice.eval.behaviour.Subject;
import dev.sluice.eval.behaviour.SuiteResult;
import dev.sluice.eval.behaviour.Verdict;
import dev.sluice.eval.report.Facts;
import dev.sluice.eval.report.Report;
import dev.sluice.eval.trec.TrecReader;
import dev.sluice.examples.section.BehaviourSections;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks how a system behaves, apart from its mean quality. */
@Command(
        name = "behave",
        mixinStandardHelpOptions = true,
        description = {
            "Checks how a system behaves: each expectation is PASS, FAIL or SKIP; the exit code is 1 if one is FAIL.",
            "There are cold-start@K, long-tail@K, stability@K (an item less), noise@K (an event more), less-wrong@K,",
            "more-of@K:COLUMN=VALUE, gap:COLUMN (of ndcg@10), and all metrics of evaluate."
        })
final class Behave implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @ArgGroup(multiplicity = "1")
    private Judged system = new Judged();

    @Mixin
    private BehaviourOptions options = new BehaviourOptions();

    @Option(
            names = "--expect",
            paramLabel = "NAME>=X",
            description = "what must hold, as in long-tail@10>=0.1 or gap:country<=0.05; may be given several times"
                    + " (cold-start@10>=1, long-tail@10>=0.05, stability@10>=0.5, noise@10>=0.5)")
    private List<String> expected = new ArrayList<>();

    @Mixin
    private ReportOption report = new ReportOption();

    /** What is looked at. */
    static final class Judged {
        @Option(names = "--repo", paramLabel = "DIR", description = "the current version of a repository")
        @Nullable
        private Path repo;

        @Option(
                names = "--run",
                paramLabel = "FILE",
                description = "lists that a system made; they cannot be asked with other histories")
        @Nullable
        private Path run;

        /** Names what is looked at. */
        @Override
        public String toString() {
            return String.valueOf(repo == null ? run : repo);
        }
    }

    @Override
    public Integer call() throws IOException {
        console.option(options::requireSample);
        BehaviourTable table = new BehaviourTable(options.read(system.run == null));
        BehaviourSuite suite = console.option(() -> new BehaviourSuite(expectations(table)));
        SuiteResult result = system.repo == null ? saved(suite) : served(suite, system.repo);
        new BehaviourPrinter(console).print(result);
        report.write(() -> page(result), console);
        return result.verdict() == Verdict.FAIL ? Sluice.FAILED : 0;
    }

    private Report page(SuiteResult result) {
        return new Report("How " + system + " behaves", BehaviourSections.summary(result), BehaviourSections.of(result))
                .with(new Facts("What was asked", "", options.facts()));
    }

    private List<Expectation> expectations(BehaviourTable table) {
        return expected.isEmpty()
                ? table.usual()
                : expected.stream().map(table::parse).toList();
    }

    private static SuiteResult served(BehaviourSuite suite, Path repo) throws IOException {
        if (!Files.exists(repo.resolve("CURRENT"))) {
            throw new IOException(repo + ": is no repository, or nothing was published to it");
        }
        try (ModelRepository repository = ModelRepository.open(repo);
                RepositoryRecommender recommender = Funnels.recommender(repository, Funnels::full)) {
            return suite.run(Subject.of(recommender));
        }
    }

    private SuiteResult saved(BehaviourSuite suite) throws IOException {
        Path run = InputFile.of(system.run == null ? Path.of("") : system.run);
        TrecReader reader = new TrecReader();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        try (Stream<RankedList> each = reader.lists(run)) {
            List<RankedList> all = each.toList();
            IdIndex users = reader.users();
            IdIndex items = reader.items();
            all.forEach(list -> lists.put(
                    users.id(list.user()), list.items().mapToObj(items::id).toList()));
        }
        return suite.run(Subject.ofLists(lists));
    }
}

package dev.sluice.examples;

import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.trec.TrecReader;
import dev.sluice.eval.trec.TrecRunWriter;
import dev.sluice.examples.ranker.RankerStage;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts lists that were made elsewhere through the rankers of a version. */
@Command(
        name = "rank",
        mixinStandardHelpOptions = true,
        description = "Ranks the lists of a run file again, by the rankers of a version.")
final class Rank implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Option(names = "--repo", required = true, paramLabel = "DIR", description = "the repository")
    private Path repo = Path.of("");

    @Option(names = "--run", required = true, paramLabel = "FILE", description = "lists: user Q0 item rank score tag")
    private Path run = Path.of("");

    @Option(
            names = "--as",
            paramLabel = "GENERATOR",
            description = "the generator of the funnel whose proposals the lists are taken for, such as als; rankers"
                    + " that read what generators say miss it else (${DEFAULT-VALUE})")
    private String source = "run";

    @Option(
            names = "--through",
            paramLabel = "STAGE",
            description = "the last ranker that they go through, light or heavy (all of the version)")
    private @Nullable RankerStage through;

    @Option(names = "-n", description = "how many items for each user (${DEFAULT-VALUE})")
    private int limit = 100;

    @Option(names = "--context", paramLabel = "NAME=VALUE", description = "a circumstance of the requests")
    private Map<String, String> context = Map.of();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the run file to write")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        console.option(() -> Request.forAnyone().limit(limit));
        if (!Files.exists(repo.resolve("CURRENT"))) {
            throw new IOException(repo + ": is no repository, or nothing was published to it");
        }
        try (ModelRepository repository = ModelRepository.open(repo);
                Lease lease = repository.lease()) {
            RankerStage last = last(lease);
            Catalogue catalogue = lease.snapshot().catalogue();
            TrecReader reader = TrecReader.of(catalogue);
            List<RankedList> lists = reader.run(InputFile.of(run));
            if (lists.isEmpty()) {
                throw new IllegalArgumentException(run + ": expected lists, found an empty file");
            }
            ListedCandidates listed = new ListedCandidates(lists.get(0));
            try (RepositoryRecommender recommender =
                    Funnels.ofLists(repository, snapshot -> Funnels.ranking(source, listed, last, snapshot))) {
                write(lists, reader.users(), listed, recommender);
            }
        }
        return 0;
    }

    private RankerStage last(Lease lease) {
        RankerStage last = through == null ? RankerStage.HEAVY : through;
        if (!(through == null ? RankerStage.LIGHT : through).isIn(lease.snapshot())) {
            throw new IllegalArgumentException("the version holds no ranker" + (through == null ? "" : " " + through)
                    + ": see train --model logistic, or quickstart");
        }
        return last;
    }

    private void write(List<RankedList> lists, IdIndex users, ListedCandidates listed, Recommender recommender)
            throws IOException {
        Shortcomings shortcomings = new Shortcomings();
        OutputFile.write(out, file -> {
            try (TrecRunWriter writer = new TrecRunWriter(file, "sluice");
                    ProgressBar bar = console.progress("ranking", lists.size())) {
                for (RankedList list : lists) {
                    listed.turnTo(list);
                    Recommendations answer = Lists.whole(
                            recommender.recommend(request(users.id(list.user()), list.size())), "the ranking");
                    writer.write(users.id(list.user()), answer.ids(), scores(answer));
                    shortcomings.count(answer);
                    bar.step();
                }
            }
        });
        console.say("%,d lists of at most %d items are in %s", lists.size(), limit, out);
        console.say(
                "%,d items of the lists are left out, which the version does not have or which may not be recommended",
                listed.leftOut());
        shortcomings.announce(console);
        console.json(
                "run_file",
                out,
                "users",
                lists.size(),
                "left_out",
                listed.leftOut(),
                "degradations",
                shortcomings.reasons());
    }

    private Request request(String user, int listed) {
        Request.Builder request = Request.forUser(user).limit(Math.min(limit, listed));
        context.forEach(request::context);
        return request.build();
    }

    private static double[] scores(Recommendations answer) {
        return answer.items().stream().mapToDouble(Recommendation::score).toArray();
    }
}

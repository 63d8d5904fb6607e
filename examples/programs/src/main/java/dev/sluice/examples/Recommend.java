package dev.sluice.examples;

import dev.sluice.Degradation;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.eval.trec.TrecRunWriter;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Recommends with the current version of a repository. */
@Command(
        name = "recommend",
        mixinStandardHelpOptions = true,
        description = "Recommends to users, leaving out what they have seen.")
final class Recommend implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Option(names = "--repo", required = true, paramLabel = "DIR", description = "the repository")
    private Path repo = Path.of("");

    @ArgGroup(multiplicity = "1")
    private Who who = new Who();

    @Option(names = "-n", description = "how many items for each user (${DEFAULT-VALUE})")
    private int limit = Request.DEFAULT_LIMIT;

    @Option(
            names = "--context",
            paramLabel = "NAME=VALUE",
            description = "a circumstance of the request, such as country=fr, for what is popular there")
    private Map<String, String> context = Map.of();

    @Option(names = "--run", paramLabel = "FILE", description = "write the lists into a trec run file")
    @Nullable
    private Path run;

    @Option(names = "--explain", description = "say what each stage thought of each item")
    private boolean explain;

    /** Whom to recommend to. */
    static final class Who {
        @Option(names = "--user", paramLabel = "ID", description = "one user")
        @Nullable
        private String user;

        @Option(names = "--users", paramLabel = "FILE", description = "the users of a file, an id a line")
        @Nullable
        private Path file;

        @Option(names = "--all", description = "every user of the version")
        private boolean all;

        List<String> users(Catalogue catalogue) throws IOException {
            if (user != null) {
                return List.of(user);
            }
            return all || file == null ? catalogue.users().ids().ids() : InputFile.ids(file);
        }
    }

    @Override
    public Integer call() throws IOException {
        console.option(() -> Request.forAnyone().limit(limit));
        if (!Files.exists(repo.resolve("CURRENT"))) {
            throw new IOException(repo + ": is no repository, or nothing was published to it");
        }
        try (ModelRepository repository = ModelRepository.open(repo);
                ManyAtOnce recommender = ManyAtOnce.of(repository);
                Lease lease = repository.lease()) {
            Catalogue catalogue = lease.snapshot().catalogue();
            List<String> users = who.users(catalogue);
            if (run == null) {
                recommender.recommend(users, limit, this::request, (user, answer) -> show(user, answer, catalogue));
            } else {
                write(run, users, recommender);
            }
        }
        return 0;
    }

    private Request request(String user) {
        Request.Builder request = Request.forUser(user).limit(limit);
        context.forEach(request::context);
        return explain ? request.explained().build() : request.build();
    }

    private void write(Path target, List<String> users, ManyAtOnce recommender) throws IOException {
        Shortcomings shortcomings = new Shortcomings();
        OutputFile.write(target, file -> {
            try (TrecRunWriter writer = new TrecRunWriter(file, "sluice");
                    ProgressBar bar = console.progress("recommending", users.size())) {
                recommender.recommend(users, limit, this::request, (user, answer) -> {
                    writer.write(user, answer.ids(), scores(answer));
                    shortcomings.count(answer);
                    bar.step();
                });
            }
        });
        console.say("%,d lists of at most %d items are in %s", users.size(), limit, target);
        shortcomings.announce(console);
        console.json(
                "run_file",
                target,
                "users",
                users.size(),
                "short",
                shortcomings.lists(),
                "degradations",
                shortcomings.reasons());
    }

    private static double[] scores(Recommendations answer) {
        return answer.items().stream().mapToDouble(Recommendation::score).toArray();
    }

    private void show(String user, Recommendations answer, Catalogue catalogue) {
        console.say("@|bold %s|@", user);
        ItemText text = ItemText.of(catalogue);
        for (int place = 0; place < answer.items().size(); place++) {
            Recommendation item = answer.items().get(place);
            console.say(
                    "%3d  %-12s %9.4f  %-40s  %s",
                    place + 1, item.item(), item.score(), text.title(item.item()), reasons(item));
            item.contributions().stream()
                    .flatMap(stage -> ScoreParts.of(stage).stream())
                    .forEach(parts -> console.say("     %s", parts));
        }
        if (answer.shortfall() > 0) {
            console.say("     %d fewer than asked for", answer.shortfall());
        }
        answer.degradations().forEach(why -> console.say("     @|yellow %s|@ %s", why.reason(), why.detail()));
        console.json(
                "user", user,
                "items", answer.ids(),
                "scores", scores(answer),
                "sources", answer.items().stream().map(Recommendation::sources).toList(),
                "shortfall", answer.shortfall(),
                "degradations",
                        answer.degradations().stream()
                                .map(Degradation::reason)
                                .map(Enum::name)
                                .toList(),
                "version", answer.version().id());
        if (explain) {
            console.json("user", user, "explanations", explanations(answer));
        }
    }

    /** For each item what each stage thought of it, by the stage's name. */
    private static List<Map<String, Double>> explanations(Recommendations answer) {
        List<Map<String, Double>> explanations = new ArrayList<>();
        for (Recommendation item : answer.items()) {
            Map<String, Double> stages = new LinkedHashMap<>();
            item.contributions().forEach(part -> stages.put(part.stage(), (double) part.score()));
            explanations.add(stages);
        }
        return explanations;
    }

    private static String reasons(Recommendation item) {
        return item.contributions().isEmpty()
                ? String.join(", ", item.sources())
                : item.contributions().stream()
                        .map(part -> Console.format("%s %.4f", part.stage(), part.score()))
                        .collect(Collectors.joining(", "));
    }
}

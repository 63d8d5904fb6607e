package dev.sluice.examples;

import dev.sluice.Contribution;
import dev.sluice.Dropped;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.data.IdIndex;
import dev.sluice.examples.ranker.RankerStage;
import dev.sluice.ranking.Occlusion;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells why a user gets items, or does not. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tells why a user gets items, or does not: who proposed them, what each stage made of them, and"
                + " what the features did to the last ranker's score.")
final class Explain implements Callable<Integer> {
    private static final int STRONGEST = 5;

    @Mixin
    private Console console = new Console();

    @Option(names = "--repo", required = true, paramLabel = "DIR", description = "the repository")
    private Path repo = Path.of("");

    @Option(names = "--user", required = true, paramLabel = "ID", description = "the user")
    private String user = "";

    @Option(
            names = "--item",
            paramLabel = "ID",
            description = "an item to explain, in the list or not (all of the list)")
    private List<String> items = List.of();

    @Option(names = "-n", description = "how many items the list has (${DEFAULT-VALUE})")
    private int limit = Request.DEFAULT_LIMIT;

    @Option(names = "--context", paramLabel = "NAME=VALUE", description = "a circumstance of the request")
    private Map<String, String> context = Map.of();

    @Override
    public Integer call() throws IOException {
        console.option(() -> Request.forAnyone().limit(limit));
        if (!Files.exists(repo.resolve("CURRENT"))) {
            throw new IOException(repo + ": is no repository, or nothing was published to it");
        }
        try (ModelRepository repository = ModelRepository.open(repo);
                Lease lease = repository.lease()) {
            explain(repository, lease.snapshot());
        }
        return 0;
    }

    private void explain(ModelRepository repository, ModelSnapshot snapshot) {
        Optional<RankerStage> last = Arrays.stream(RankerStage.values())
                .filter(stage -> stage.isIn(snapshot))
                .reduce((one, later) -> later);
        Optional<Spotlight> spotlight = last.map(stage -> new Spotlight(new Occlusion(stage.scorer(snapshot))));
        Request.Builder request = Request.forUser(user).limit(limit).explained();
        context.forEach(request::context);
        Recommendations answer;
        try (RepositoryRecommender recommender = Funnels.recommender(
                repository,
                version -> spotlight
                        .map(light -> Funnels.witnessed(light, version))
                        .orElseGet(() -> Funnels.full(version)))) {
            answer = recommender.recommend(request.build());
        }
        Story story = new Story(answer, spotlight, snapshot.catalogue().items().ids());
        ItemText text = ItemText.of(snapshot.catalogue());
        (items.isEmpty() ? answer.ids() : items).forEach(item -> tell(item, story, text));
        answer.degradations().forEach(why -> console.say("@|yellow %s|@ %s", why.reason(), why.detail()));
    }

    /** What is known of the way that items went. */
    private record Story(Recommendations answer, Optional<Spotlight> spotlight, IdIndex ids) {
        Optional<Integer> place(String item) {
            int place = answer.ids().indexOf(item);
            return place < 0 ? Optional.empty() : Optional.of(place);
        }

        List<Spotlight.Part> parts(String item) {
            int row = ids.rowOr(item, IdIndex.UNKNOWN);
            return spotlight.map(light -> light.parts(row)).orElse(List.of());
        }

        /** Why an item is not in the list. */
        String absence(String item) {
            if (ids.rowOr(item, IdIndex.UNKNOWN) == IdIndex.UNKNOWN) {
                return "is not in the version";
            }
            return answer.dropped().stream()
                    .filter(drop -> drop.item().equals(item))
                    .findFirst()
                    .map(Dropped::stage)
                    .map(stage -> "was left out by " + stage)
                    .orElse("was proposed by no generator, or may not be recommended to the user");
        }
    }

    private void tell(String item, Story story, ItemText text) {
        story.place(item)
                .ifPresentOrElse(
                        place -> tell(place, story.answer().items().get(place), story.parts(item), text),
                        () -> tellAbsence(item, story));
    }

    private void tellAbsence(String item, Story story) {
        String why = story.absence(item);
        console.say("     @|bold %s|@ %s", item, why);
        console.json("user", user, "item", item, "absent", why, "features", features(story.parts(item)));
    }

    private void tell(int place, Recommendation item, List<Spotlight.Part> parts, ItemText text) {
        console.say("%3d  @|bold %s|@ %s", place + 1, item.item(), text.title(item.item()));
        console.say("     proposed by %s", String.join(", ", item.sources()));
        List<Contribution> stages = stages(item.contributions());
        stages.forEach(this::tell);
        strongest(parts)
                .forEach(part -> console.say("       %-30s %12.4f  %+.4f", part.feature(), part.value(), part.part()));
        console.json(
                "user",
                user,
                "item",
                item.item(),
                "place",
                place + 1,
                "score",
                (double) item.score(),
                "sources",
                item.sources(),
                "stages",
                scores(stages),
                "features",
                features(parts));
    }

    private static List<Spotlight.Part> strongest(List<Spotlight.Part> parts) {
        return parts.stream()
                .sorted(Comparator.comparingDouble((Spotlight.Part part) -> -Math.abs(part.part())))
                .limit(STRONGEST)
                .toList();
    }

    private void tell(Contribution stage) {
        console.say("     %-16s %10.4f", stage.stage(), stage.score());
        ScoreParts.of(stage).ifPresent(parts -> console.say("       %s", parts));
    }

    private static List<Contribution> stages(List<Contribution> contributions) {
        return contributions.stream()
                .filter(stage -> !stage.stage().equals(Funnels.WITNESS))
                .toList();
    }

    private static Map<String, Double> scores(List<Contribution> stages) {
        Map<String, Double> scores = new LinkedHashMap<>();
        stages.forEach(stage -> scores.put(stage.stage(), (double) stage.score()));
        return scores;
    }

    /** For each feature its part, and its value if it has one. */
    private static Map<String, List<Double>> features(List<Spotlight.Part> parts) {
        Map<String, List<Double>> features = new LinkedHashMap<>();
        parts.forEach(part -> features.put(
                part.feature(),
                Double.isNaN(part.value()) ? List.of(part.part()) : List.of(part.part(), part.value())));
        return features;
    }
}

package dev.sluice.examples;

import dev.sluice.Degradation;
import dev.sluice.Recommender;
import dev.sluice.Request;
import dev.sluice.VersionMismatchException;
import dev.sluice.data.IdIndex;
import dev.sluice.eval.checklist.Check;
import dev.sluice.eval.checklist.CheckResult;
import dev.sluice.eval.checklist.IntactTables;
import dev.sluice.eval.checklist.OneVersion;
import dev.sluice.eval.checklist.WatchedScorer;
import dev.sluice.examples.ranker.RankerStage;
import dev.sluice.ranking.ScoringRanker;
import dev.sluice.serving.RepositoryRecommender;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What can be checked of a published model by itself.
 *
 * @param repository where its current version is
 * @param sample how many users it answers
 */
record ModelChecks(Path repository, int sample) {
    private static final String ONE_VERSION = "one-version";
    private static final String SCORE_RANGE = "score-range";

    /** Looks at the current version; what is left are the results. */
    List<Check> all() throws IOException {
        if (!Files.exists(repository.resolve("CURRENT"))) {
            throw new IOException(repository + ": is no repository, or nothing was published to it");
        }
        List<CheckResult> results = new ArrayList<>();
        try (ModelRepository open = ModelRepository.open(repository);
                Lease lease = open.lease()) {
            results.add(OneVersion.of(lease.snapshot()).run());
            results.add(new IntactTables(lease.snapshot()).run());
            results.addAll(scores(open, lease.snapshot()));
        } catch (VersionMismatchException e) {
            results.add(CheckResult.fail(ONE_VERSION, "the version does not open", 1, List.of(ErrorLine.of(e))));
        }
        return results.stream().<Check>map(result -> () -> result).toList();
    }

    private List<CheckResult> scores(ModelRepository open, ModelSnapshot snapshot) {
        List<CheckResult> results = Arrays.stream(RankerStage.values())
                .filter(stage -> stage.isIn(snapshot))
                .map(stage -> scores(stage, open, snapshot))
                .toList();
        return results.isEmpty() ? List.of(CheckResult.skip(SCORE_RANGE, "the version holds no scorer")) : results;
    }

    private CheckResult scores(RankerStage stage, ModelRepository open, ModelSnapshot snapshot) {
        WatchedScorer watched = new WatchedScorer(stage.label(), stage.scorer(snapshot));
        List<String> failures;
        try (RepositoryRecommender funnel =
                Funnels.recommender(open, version -> Funnels.before(stage, new ScoringRanker(watched), version))) {
            failures = failures(funnel, snapshot.catalogue().users().ids());
        }
        return failures.isEmpty()
                ? watched.run()
                : CheckResult.fail(
                        SCORE_RANGE,
                        stage.label() + ": requests that failed",
                        failures.size(),
                        failures.stream().limit(5).toList());
    }

    /** Why requests of some users failed, where they did. */
    private List<String> failures(Recommender funnel, IdIndex users) {
        int all = users.rows() - 1;
        int asked = Math.min(sample, all);
        return IntStream.range(0, asked)
                .mapToObj(place -> users.id(1 + (int) ((long) place * all / asked)))
                .flatMap(user -> funnel.recommend(Request.forUser(user).build()).degradations().stream()
                        .filter(why -> why.reason() == Degradation.Reason.STAGE_FAILED)
                        .map(why -> user + ": " + why.detail()))
                .toList();
    }
}

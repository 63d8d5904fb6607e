package dev.sluice.eval.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.audit.Audit;
import dev.sluice.data.audit.AuditData;
import dev.sluice.data.audit.AuditPart;
import dev.sluice.data.audit.AuditReport;
import dev.sluice.data.audit.AuditSettings;
import dev.sluice.data.audit.FindingCode;
import dev.sluice.data.audit.LabelDomain;
import dev.sluice.data.feature.FeatureHistory;
import dev.sluice.data.feature.FeatureSkew;
import dev.sluice.data.feature.PointInTimeJoin;
import dev.sluice.data.feature.ServedFeatures;
import dev.sluice.data.feature.ServedRequest;
import dev.sluice.data.feature.SkewSettings;
import dev.sluice.eval.checklist.CheckResult.Verdict;
import dev.sluice.eval.split.GlobalTimeSplit;
import dev.sluice.eval.split.LeakAudit;
import dev.sluice.eval.split.Split;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingWriter;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecklistTest {
    private static final ModelVersion VERSION = new ModelVersion("v000001-00000001");
    private static final ModelVersion OTHER = new ModelVersion("v000002-00000002");
    private static final FeatureKey PRICE = FeatureKey.number("price");

    @TempDir
    private Path scratch = Path.of("");

    /** Declares probabilities and scores what it is given. */
    private record Fixed(float... values) implements Scorer {
        @Override
        public void score(Query query, Candidates candidates, float[] scores) {
            System.arraycopy(values, 0, scores, 0, values.length);
        }

        @Override
        public List<String> heads() {
            return List.of("click", "buy");
        }

        @Override
        public ScoreRange range() {
            return ScoreRange.UNIT;
        }

        @Override
        public FeatureSchema requires() {
            return new FeatureSchema(List.of(PRICE));
        }
    }

    private static WatchedScorer scored(float... values) {
        WatchedScorer watched = new WatchedScorer("light", new Fixed(values));
        Candidates candidates = Candidates.of(new int[] {7, 9}, new float[2]);
        // Longer than needed: what lies behind is nobody's score.
        float[] scores = {5, 5, 5, 5, 5};
        watched.score(Query.of(VERSION, ItemSet.all(10)).user(3).build(), candidates, scores);
        assertThat(scores).startsWith(values).endsWith(5);
        return watched;
    }

    @Test
    void scoresMustBeInTheRangeTheyDeclare() {
        assertThat(scored(0, 1, 0.5f, 0.25f).run())
                .isEqualTo(CheckResult.pass("score-range", "light: all of 4 scores are in [0.0, 1.0]"));

        assertThat(scored(0, 1.5f, Float.NaN, 1).run())
                .isEqualTo(CheckResult.fail(
                        "score-range",
                        "light: scores outside [0.0, 1.0], of 4",
                        2,
                        List.of(
                                "click of the item in row 9 for the user in row 3: 1.5",
                                "buy of the item in row 7 for the user in row 3: NaN")));
        WatchedScorer idle = new WatchedScorer("light", new Fixed());
        assertThat(idle.run()).isEqualTo(CheckResult.skip("score-range", "light has scored nothing"));
        assertThat(idle.requires().keys()).containsExactly(PRICE);
    }

    @Test
    void tablesMustBeOfOneVersion() {
        OneVersion same = new OneVersion(VERSION, Map.of("als.items", VERSION));

        assertThat(same.run().verdict()).isEqualTo(Verdict.PASS);
        assertThat(same.with("als.users", OTHER).run())
                .isEqualTo(CheckResult.fail(
                        "one-version",
                        "of 2 tables not of v000001-00000001",
                        1,
                        List.of("als.users is of v000002-00000002")));
        assertThat(new OneVersion(VERSION, Map.of()).run().verdict()).isEqualTo(Verdict.SKIP);
    }

    @Test
    void aSnapshotIsOfOneVersionAndShowsAByteThatChanged() throws IOException {
        try (ModelRepository repository = ModelRepository.open(scratch)) {
            repository.publish(writer -> {
                writer.catalogue(Catalogue.of(IdIndex.of(List.of("a", "b")), IdIndex.of(List.of("u"))));
                try (EmbeddingWriter rows = writer.embeddings("als.items", ElementType.F32, 2)) {
                    for (int row = 0; row < 3; row++) {
                        rows.append(new float[] {row, 1});
                    }
                }
            });
            try (Lease lease = repository.lease()) {
                assertThat(OneVersion.of(lease.snapshot()).run().reason())
                        .isEqualTo("all 1 tables are of "
                                + lease.snapshot().version().id());
                assertThat(new IntactTables(lease.snapshot()).run().verdict()).isEqualTo(Verdict.PASS);

                changeAByte(table("als.items"));
                CheckResult broken = new IntactTables(lease.snapshot()).run();
                assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
                assertThat(broken.examples()).singleElement().asString().contains("als.items");
            }
        }
    }

    private Path table(String name) throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void changeAByte(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(256 + 3);
            int old = bytes.read();
            bytes.seek(256 + 3);
            bytes.write(old ^ 1);
        }
    }

    private static Interactions events(float lastValue, int lastItem) {
        return new Interactions.Builder()
                .add(1, 1, 1_000_000_000_000L, 1)
                .add(2, 1, 1_000_000_100_000L, 0)
                .add(1, 2, 1_000_000_200_000L, 0)
                .add(2, lastItem, 1_000_000_300_000L, lastValue)
                .build(3, 3);
    }

    private static AuditReport audit(Interactions events, Set<FindingCode> allowed) {
        Dataset data = new Dataset(events, Catalogue.of(IdIndex.of(List.of("x", "y")), IdIndex.of(List.of("u", "v"))));
        AuditSettings settings = AuditSettings.asOf(Instant.parse("2020-01-01T00:00:00Z"))
                .withDomain(LabelDomain.parse("0,1"))
                .withAllowed(allowed);
        return Audit.of(settings).inspect(AuditData.of(AuditPart.of("train", data)));
    }

    @Test
    void pairsComeOnceAndLabelsAreInTheirDomain() {
        AuditReport clean = audit(events(1, 2), Set.of());
        assertThat(NoDefects.duplicatePairs(clean).run())
                .isEqualTo(CheckResult.pass("duplicate-pairs", "the audit found none"));
        assertThat(NoDefects.labelDomain(clean).run().verdict()).isEqualTo(Verdict.PASS);

        CheckResult twice =
                NoDefects.duplicatePairs(audit(events(1, 1), Set.of())).run();
        assertThat(twice.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(twice.count()).isEqualTo(1);
        assertThat(twice.examples()).singleElement().asString().contains("user v, item x");

        AuditReport strange = audit(events(7, 2), Set.of());
        assertThat(NoDefects.labelDomain(strange).run().count()).isEqualTo(1);
        assertThat(NoDefects.duplicatePairs(strange).run().verdict()).isEqualTo(Verdict.PASS);

        AuditReport allowed = audit(events(1, 1), Set.of(FindingCode.DUPLICATE_PAIR));
        assertThat(NoDefects.duplicatePairs(allowed).run())
                .isEqualTo(CheckResult.skip("duplicate-pairs", "DUPLICATE_PAIR was not looked for: it is allowed"));
    }

    @Test
    void aSplitMustHold() {
        GlobalTimeSplit protocol = new GlobalTimeSplit(0.5);
        Split split = protocol.split(events(1, 2));
        LeakAudit audit = LeakAudit.of(protocol);

        assertThat(new SplitHolds(audit.inspect(split)).run())
                .isEqualTo(CheckResult.pass(
                        "split", "none of SHARED_EVENT, SHARED_PAIR, OWN_FUTURE, OWN_MOMENT, OTHERS_FUTURE"));

        CheckResult reversed = new SplitHolds(audit.inspect(Split.of(split.test(), split.train()))).run();
        assertThat(reversed.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(reversed.reason()).isEqualTo("OWN_FUTURE: 2 known events");
        assertThat(reversed.count()).isEqualTo(2);
        assertThat(reversed.examples()).hasSize(2).allMatch(example -> example.startsWith("OWN_FUTURE train: user in"));

        Interactions untimed =
                new Interactions.Builder().add(1, 1, 0, 1).add(1, 2, 0, 1).build(2, 3);
        assertThat(new SplitHolds(audit.inspect(Split.of(untimed.select(new int[] {0}), untimed.select(new int[] {1}))))
                        .run())
                .isEqualTo(CheckResult.skip(
                        "split", "unknown: OWN_FUTURE, OWN_MOMENT, OTHERS_FUTURE, the events have no times"));
    }

    @Test
    void trainingMustNotKnowWhatBecameKnownLater() {
        FeatureHistory history = new FeatureHistory.Builder()
                .add(1, 10, 10, 1)
                .add(1, 10, 30, 2)
                .add(1, 20, 20, 3)
                .build();
        int[] entities = {1, 1, 1, 2};
        long[] moments = {15, 25, 5, 15};
        PointInTimeJoin join = PointInTimeJoin.latest();

        assertThat(trained(join.join(history, entities, moments).values(), history, entities, moments))
                .isEqualTo(CheckResult.pass("point-in-time", "price: 4 rows are what was known"));
        assertThat(trained(join.withHindsight().join(history, entities, moments).values(), history, entities, moments))
                .isEqualTo(CheckResult.fail(
                        "point-in-time",
                        "price: 4 rows, not what was known; of what became known later: 1",
                        1,
                        List.of("row 0, entity in row 1 at 1970-01-01T00:00:00.015Z: used 2.0, known 1.0")));
        // Missing is not zero.
        assertThat(trained(new float[] {1, 3, 0, Float.NaN}, history, entities, moments)
                        .reason())
                .endsWith("of what became known later: 0");
        assertThat(trained(new float[0], history, new int[0], new long[0]).verdict())
                .isEqualTo(Verdict.SKIP);
        assertThatThrownBy(() -> trained(new float[] {1}, history, entities, moments))
                .hasMessage("1 values of price for 4 entities and moments");
    }

    private static CheckResult trained(float[] used, FeatureHistory history, int[] entities, long[] moments) {
        return PointInTime.trained(PRICE, used, history, PointInTimeJoin.latest(), entities, moments)
                .run();
    }

    @Test
    void servedFeaturesMustBeThoseRecomputed() {
        assertThat(served(1, 2, 3).verdict()).isEqualTo(Verdict.PASS);
        assertThat(served(1, 2, 4))
                .isEqualTo(CheckResult.fail(
                        "point-in-time",
                        "rows differ recomputed, of price 3",
                        1,
                        List.of("price of c in r1: served 3.0, recomputed 4.0")));
        assertThat(PointInTime.served(new FeatureSkew(SkewSettings.defaults()).report())
                        .run()
                        .verdict())
                .isEqualTo(Verdict.SKIP);
    }

    private static CheckResult served(float... recomputed) {
        FeatureSkew skew = new FeatureSkew(SkewSettings.defaults());
        skew.add(
                ServedFeatures.of(
                        new ServedRequest("r1", Optional.of("u"), VERSION, "light", 1),
                        List.of("a", "b", "c"),
                        new FeatureSchema(List.of(PRICE)),
                        new float[][] {{1, 2, 3}}),
                feature -> recomputed);
        return PointInTime.served(skew.report()).run();
    }

    @Test
    void theWholePrintsAsATableAndHasAnExitStatus() {
        CheckResult pass = CheckResult.pass("one-version", "all is well");
        CheckResult skip = CheckResult.skip("split", "no test");
        CheckResult fail = CheckResult.fail("score-range", "scores outside", 1234, List.of("one of them"));

        ChecklistReport good = Checklist.of(() -> pass).with(() -> skip).run();
        ChecklistReport bad = Checklist.of(() -> pass, () -> fail).run();

        assertThat(good.passed()).isTrue();
        assertThat(good.exitStatus()).isZero();
        assertThat(bad.passed()).isFalse();
        assertThat(bad.exitStatus()).isEqualTo(1);
        assertThat(bad.toString().lines())
                .containsExactly(
                        "PASS  one-version            all is well",
                        "FAIL  score-range     1,234  scores outside",
                        "                             one of them");
        assertThatThrownBy(() -> CheckResult.fail("x", "y", 0, List.of()))
                .hasMessage("what fails counts at least 1, all else 0: x FAIL 0");
    }
}

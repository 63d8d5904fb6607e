package dev.sluice.funnel;

import static dev.sluice.retrieval.PublishedModel.catalogue;
import static dev.sluice.retrieval.PublishedModel.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.Recommender;
import dev.sluice.Request;
import dev.sluice.data.IdIndex;
import dev.sluice.data.feature.FeatureDifference;
import dev.sluice.data.feature.FeatureHistory;
import dev.sluice.data.feature.FeatureLog;
import dev.sluice.data.feature.FeatureLogFile;
import dev.sluice.data.feature.FeatureLogSettings;
import dev.sluice.data.feature.FeatureSkew;
import dev.sluice.data.feature.FeatureStream;
import dev.sluice.data.feature.JoinedFeature;
import dev.sluice.data.feature.PointInTimeJoin;
import dev.sluice.data.feature.ServedFeatures;
import dev.sluice.data.feature.SkewReport;
import dev.sluice.data.feature.SkewSettings;
import dev.sluice.data.feature.SkewVerdict;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.serving.RepositoryRecommender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From serving to the report: a funnel serves with features that change while it does, and logs them. Whoever
 * recomputes them later, as of the moment of each request, finds the same; whoever looks further, or computes something
 * else, is found out.
 */
class ServedFeaturesSkewTest {
    private static final FeatureKey STOCK = FeatureKey.number("stock");
    private static final int ITEMS = 40;
    private static final int REQUESTS = 60;
    private static final PointInTimeJoin JOIN = PointInTimeJoin.latest().within(Duration.ofMillis(400));

    private final FeatureHistory.Builder history = new FeatureHistory.Builder();
    private final FeatureStream live = JOIN.stream();

    @TempDir
    private Path directory = Path.of("");

    private PublishedModel model;
    private Path file;

    @BeforeEach
    void serve() throws IOException {
        file = directory.resolve("features.jsonl");
        model = PublishedModel.in(directory.resolve("models"), writer -> {
            writer.catalogue(catalogue(ITEMS, 3));
            column(writer, "popularity.items", new float[ITEMS]);
        });
        try (FeatureLogFile sink = FeatureLogFile.append(file);
                FeatureLog log = FeatureLog.to(sink, Runnable::run, FeatureLogSettings.defaults())) {
            serve(log);
            assertThat(log.counts().written()).isEqualTo(REQUESTS);
        }
    }

    @AfterEach
    void close() {
        model.close();
    }

    /** Between two requests the stock of some items changes; of what became known, some is a correction of the past. */
    private void serve(FeatureLog log) {
        Random random = new Random(8);
        Recommender recommender = RepositoryRecommender.of(
                model.repository(),
                snapshot -> Funnel.of(snapshot.version())
                        .generator("all", Stages.proposing(Stages.range(1, ITEMS)), ITEMS)
                        .features("stock", new LiveStock(live))
                        .ranker("light", LoggedRanker.of(snapshot, "light", new MostStock(), log), 10)
                        .withoutFallback()
                        .build());
        for (int request = 1; request <= REQUESTS; request++) {
            long moment = 10L * request;
            for (int change = 0; change < 5; change++) {
                int item = 1 + random.nextInt(ITEMS - 1);
                long event = moment - random.nextInt(200);
                learn(item, event, moment - change, random.nextInt(1000));
            }
            recommender.recommend(Request.forUser("u" + (1 + request % 4))
                    .context(LoggedRanker.REQUEST, "r" + request)
                    .moment(Instant.ofEpochMilli(moment))
                    .build());
        }
        assertThat(live.late()).isZero();
    }

    private void learn(int item, long event, long created, float stock) {
        live.learn(item, Math.min(event, created), created, stock);
        history.add(item, Math.min(event, created), created, stock);
    }

    private record LiveStock(FeatureStream stream) implements FeatureSource {
        @Override
        public FeatureSchema provides() {
            return FeatureSchema.of(STOCK);
        }

        @Override
        public void fill(Query query, Candidates candidates, float[][] columns) {
            for (int position = 0; position < candidates.size(); position++) {
                columns[0][position] = stream.at(candidates.item(position), query.moment());
            }
        }
    }

    private record MostStock() implements Ranker {
        @Override
        public FeatureSchema requires() {
            return FeatureSchema.of(STOCK);
        }

        @Override
        public Ranking rank(Query query, Candidates candidates, int limit) {
            return Ranking.asTheyAre(candidates, limit);
        }
    }

    private SkewReport compared(Function<ServedFeatures, float[]> recomputed) throws IOException {
        FeatureSkew skew = new FeatureSkew(SkewSettings.defaults().withShare(0));
        FeatureLogFile.Reading reading =
                FeatureLogFile.read(file, served -> skew.add(served, feature -> recomputed.apply(served)));
        assertThat(reading.requests()).isEqualTo(REQUESTS);
        assertThat(reading.broken()).isZero();
        return skew.report();
    }

    private JoinedFeature joined(PointInTimeJoin join, ServedFeatures served, long moment) {
        IdIndex ids = model.snapshot().catalogue().items().ids();
        return join.joinAt(history.build(), ids.rowsOr(served.items(), IdIndex.UNKNOWN), moment);
    }

    private JoinedFeature asOfThen(ServedFeatures served) {
        return joined(JOIN, served, served.request().moment());
    }

    private static FeatureDifference stock(SkewReport report) {
        return report.features().get(0);
    }

    @Test
    void recomputedAsOfTheMomentNothingDiffers() throws IOException {
        SkewReport report = compared(served -> asOfThen(served).values());

        assertThat(report.verdict()).as("%s", report).isEqualTo(SkewVerdict.SAME);
        assertThat(report.requests()).isEqualTo(REQUESTS);
        assertThat(stock(report).rows()).isEqualTo((long) REQUESTS * ITEMS);
        assertThat(stock(report).compared()).isGreaterThan(1000);
        assertThat(stock(report).missingBoth())
                .as("some are missing, and stay so")
                .isGreaterThan(100);
        assertThat(stock(report).largest()).isZero();
        assertThat(stock(report).distance()).isZero();
    }

    @Test
    void correctionsOfLaterAreALeakThatIsFound() throws IOException {
        SkewReport report = compared(served ->
                joined(JOIN.withHindsight(), served, served.request().moment()).values());

        assertThat(report.verdict()).isEqualTo(SkewVerdict.SKEWED);
        assertThat(stock(report).differing()).isGreaterThan(100);
        assertThat(stock(report).examples()).hasSize(5);
    }

    @Test
    void theStateOfTodayIsALeakThatIsFound() throws IOException {
        SkewReport report = compared(served ->
                joined(PointInTimeJoin.latest(), served, 10L * REQUESTS).values());

        assertThat(report.verdict()).isEqualTo(SkewVerdict.SKEWED);
        assertThat(stock(report).missingLogged()).as("known today, not then").isPositive();
        assertThat(stock(report).differing()).isPositive();
    }

    @Test
    void aChangedSourceIsFound() throws IOException {
        SkewReport doubled = compared(served -> {
            float[] values = asOfThen(served).values();
            IntStream.range(0, values.length).forEach(i -> values[i] *= 2);
            return values;
        });

        assertThat(doubled.verdict()).isEqualTo(SkewVerdict.SKEWED);
        assertThat(stock(doubled).mean()).isPositive();
        assertThat(stock(doubled).distance()).isGreaterThan(0.2);
        assertThat(stock(doubled).missingLogged()).isZero();
    }

    @Test
    void zeroForMissingIsFound() throws IOException {
        SkewReport zeros = compared(served -> {
            float[] values = asOfThen(served).values();
            IntStream.range(0, values.length).forEach(i -> values[i] = Float.isNaN(values[i]) ? 0 : values[i]);
            return values;
        });

        assertThat(zeros.verdict()).isEqualTo(SkewVerdict.SKEWED);
        assertThat(stock(zeros).missingLogged()).isGreaterThan(100);
        assertThat(stock(zeros).differing()).isZero();
    }
}

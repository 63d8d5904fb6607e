package dev.sluice.train.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.EpochReport;
import dev.sluice.train.Published;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small site: users like items of their topic. It shows a user items of about their topic, dull ones three times as
 * often as good ones, of which a third as many are opened: what is opened says nothing of who is dull, what was shown
 * does.
 */
class TwoPhaseTrainerTest {
    private static final int USERS = 200;
    private static final int ITEMS = 200;
    private static final int TOPICS = 10;
    private static final int SHOWN = 60;

    private static final SoftmaxSettings FIRST = SoftmaxSettings.defaults()
            .withDimension(16)
            .withEpochs(8)
            .withBatch(256)
            .withUniformNegatives(128)
            .withThreads(2);
    private static final ServedSettings SECOND = ServedSettings.defaults().withBatch(256);

    @TempDir
    Path directory;

    private final Interactions shown = showings(1);
    private final Interactions later = showings(2);
    private final InteractionMatrix opened = opened(shown);

    private static int topicOf(int row) {
        return row % TOPICS;
    }

    private static boolean isDull(int item) {
        return item % 20 >= TOPICS;
    }

    /** That a user opens an item when shown it. */
    private static double probability(int user, int item) {
        if (topicOf(item) != topicOf(user)) {
            return 0.05;
        }
        return isDull(item) ? 0.2 : 0.6;
    }

    private static Interactions showings(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Interactions.Builder log = new Interactions.Builder();
        for (int user = 1; user <= USERS; user++) {
            for (int i = 0; i < SHOWN; i++) {
                int item = 1 + random.nextInt(ITEMS);
                boolean wrongTopic = topicOf(item) != topicOf(user) && random.nextInt(20) > 0;
                if (wrongTopic || (!isDull(item) && random.nextInt(3) > 0)) {
                    i--;
                } else {
                    log.add(user, item, i, random.nextDouble() < probability(user, item) ? 1 : 0);
                }
            }
        }
        return log.build(USERS + 1, ITEMS + 1);
    }

    private static InteractionMatrix opened(Interactions exposures) {
        return InteractionMatrix.of(exposures.filter(event -> exposures.value(event) == 1));
    }

    private static double score(SoftmaxModel model, int user, int item) {
        float[] left = new float[model.settings().dimension()];
        float[] right = left.clone();
        model.copyUser(user, left);
        model.copyItem(item, right);
        return Units.product(left, right);
    }

    /** How often of two items shown to a user the one that was opened has the greater score. */
    private double orderAmongServed(SoftmaxModel model) {
        double right = 0;
        double pairs = 0;
        for (int event = 0; event < later.size(); event++) {
            for (int other = event + 1; other < later.size() && later.user(other) == later.user(event); other++) {
                double outcome = later.value(event) - later.value(other);
                if (outcome != 0) {
                    double difference = score(model, later.user(event), later.item(event))
                            - score(model, later.user(other), later.item(other));
                    right += outcome * difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return right / pairs;
    }

    @FunctionalInterface
    private interface Worth {
        double of(int user, int item);
    }

    /** The mean worth of the ten best items of the catalogue. */
    private static double bestOfCatalogue(SoftmaxModel model, Worth worth) {
        double sum = 0;
        for (int user = 1; user <= USERS; user++) {
            double[] scores = new double[ITEMS];
            for (int item = 1; item <= ITEMS; item++) {
                scores[item - 1] = score(model, user, item);
            }
            double[] sorted = scores.clone();
            Arrays.sort(sorted);
            for (int item = 1; item <= ITEMS; item++) {
                sum += scores[item - 1] >= sorted[ITEMS - 10] ? worth.of(user, item) : 0;
            }
        }
        return sum / USERS / 10;
    }

    private static double ofTheTopic(SoftmaxModel model) {
        return bestOfCatalogue(model, (user, item) -> topicOf(item) == topicOf(user) ? 1 : 0);
    }

    private static double opened(SoftmaxModel model) {
        return bestOfCatalogue(model, TwoPhaseTrainerTest::probability);
    }

    private SoftmaxModel twoPhases(SoftmaxSettings first, ServedSettings second) {
        return new TwoPhaseTrainer(first, second).train(opened, shown, TrainingListener.NONE);
    }

    @Test
    void theSecondPhaseRanksWhatIsServedAndLosesNothingOfTheCatalogue() {
        SoftmaxModel before = new SoftmaxTrainer(FIRST).train(opened, TrainingListener.NONE);
        SoftmaxModel after = twoPhases(FIRST, SECOND);

        assertThat(orderAmongServed(after)).isGreaterThan(orderAmongServed(before) + 0.03);
        assertThat(ofTheTopic(after)).isGreaterThan(ofTheTopic(before) - 0.02);
        assertThat(opened(after)).isGreaterThan(opened(before) + 0.04);
    }

    @Test
    void exposuresAloneDoNotKnowTheCatalogue() {
        SoftmaxSettings nothing = FIRST.withEpochs(1).withLearningRate(0);

        SoftmaxModel alone = twoPhases(nothing, SECOND.withEpochs(20).withLearningRate(0.1));

        assertThat(ofTheTopic(alone)).isLessThan(ofTheTopic(twoPhases(FIRST, SECOND)) - 0.1);
    }

    @Test
    void bothPhasesAreReportedAndLossesFall() {
        List<EpochReport> reports = new ArrayList<>();
        new TwoPhaseTrainer(FIRST.withEpochs(2), SECOND.withEpochs(3)).train(opened, shown, reports::add);

        assertThat(reports)
                .extracting(EpochReport::model)
                .containsExactly("softmax", "softmax", "served", "served", "served");
        assertThat(reports.get(1).loss()).isLessThan(reports.get(0).loss());
        assertThat(reports.get(4).loss()).isLessThan(reports.get(2).loss());
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        SoftmaxModel one = twoPhases(FIRST.withEpochs(1).withThreads(1), SECOND);
        SoftmaxModel three = twoPhases(FIRST.withEpochs(1).withThreads(3), SECOND);

        assertThat(three.served()).isEqualTo(one.served());
        for (int user = 1; user <= USERS; user++) {
            assertThat(score(three, user, 1 + user % ITEMS)).isEqualTo(score(one, user, 1 + user % ITEMS));
        }
    }

    @Test
    void whatTheFirstPhaseDoesNotKnowIsLeftOutAndCounted() {
        InteractionMatrix ofOne = opened(shown.filter(event -> shown.user(event) == 1));

        SoftmaxModel model =
                new TwoPhaseTrainer(FIRST.withEpochs(1), SECOND).train(ofOne, shown, TrainingListener.NONE);

        ServedPhase served = model.served().orElseThrow();
        assertThat(served.exposures() + served.leftOut()).isEqualTo(shown.size());
        assertThat(served.exposures()).isBetween(ofOne.size(), SHOWN);
        assertThat(score(model, 2, 3)).isZero();
    }

    @Test
    void theSecondPhaseIsInTheProvenance() throws IOException {
        SoftmaxModel model =
                twoPhases(FIRST.withEpochs(1), SECOND.withEpochs(1)).named("two");

        Published.read(directory, model, USERS, ITEMS, snapshot -> {
            assertThat(snapshot.provenance())
                    .containsEntry("two.served.epochs", "1")
                    .containsEntry("two.served.exposures", Integer.toString(shown.size()))
                    .containsEntry("two.served.left-out", "0")
                    .containsKeys(
                            "two.served.batch", "two.served.learning-rate", "two.served.scale", "two.served.bias");
            assertThat(SoftmaxProvenance.read(snapshot.provenance(), "two"))
                    .isEqualTo(FIRST.withEpochs(1).withThreads(1));
        });
    }

    @Test
    void eachPhaseStopsWhenItGetsNoBetter() {
        List<EpochReport> reports = new ArrayList<>();

        new TwoPhaseTrainer(FIRST, SECOND)
                .stoppingBy(EarlyStopping.by(model -> 1).withPatience(2))
                .train(opened, shown, reports::add);

        assertThat(reports).extracting(EpochReport::epoch).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void whatCannotBeLearnedFromIsAnError() {
        assertRefused(shown.filter(event -> false), "number of exposures must be at least 1: 0");
        assertRefused(
                new Interactions.Builder().add(1, 1, 0, 1).build(USERS + 1, ITEMS + 9),
                "exposures must have the rows of what is liked, 201 users and 201 items: 201 and 209");
        for (float bad : new float[] {-0.5f, 1.5f}) {
            float[] values = new float[shown.size()];
            values[7] = bad;
            assertRefused(shown.withValues(values), "an outcome must be from 0 to 1: exposure 7 has " + bad);
        }
        assertThatThrownBy(() -> SECOND.withEpochs(0)).hasMessageStartingWith("epochs must be");
        assertThatThrownBy(() -> SECOND.withBatch(0)).hasMessage("batch must be from 1 to 65536: 0");
        assertThatThrownBy(() -> SECOND.withBatch(65_537)).hasMessage("batch must be from 1 to 65536: 65537");
        assertThatThrownBy(() -> SECOND.withLearningRate(Double.NaN)).hasMessageStartingWith("learningRate must be");
    }

    private void assertRefused(Interactions exposures, String message) {
        assertThatThrownBy(() -> new TwoPhaseTrainer(FIRST, SECOND).train(opened, exposures, TrainingListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void exposuresOfNobodyKnownAreAnError() {
        InteractionMatrix ofOne = opened(shown.filter(event -> shown.user(event) == 1));
        Interactions ofOthers = shown.filter(event -> shown.user(event) > 1);

        assertThatThrownBy(() ->
                        new TwoPhaseTrainer(FIRST.withEpochs(1), SECOND).train(ofOne, ofOthers, TrainingListener.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("at least one exposure must be of a user and an item with events: none of");
    }

    @Test
    void anInterruptInTheSecondPhaseEndsTheTraining() {
        TrainingListener impatient = report -> {
            if (report.model().equals(TwoPhaseTrainer.SECOND)) {
                Thread.currentThread().interrupt();
            }
        };
        try {
            assertThatThrownBy(() -> new TwoPhaseTrainer(FIRST.withEpochs(1), SECOND).train(opened, shown, impatient))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void theEstimateIsThatOfTheGreaterPhase() {
        TwoPhaseTrainer trainer = new TwoPhaseTrainer(FIRST, SECOND);
        Interactions many = shown.select(
                IntStream.range(0, 1_000_000).map(i -> i % shown.size()).toArray());

        assertThat(trainer.estimateBytes(opened, shown)).isEqualTo(new SoftmaxTrainer(FIRST).estimateBytes(opened));
        assertThat(trainer.estimateBytes(opened, many)).isBetween(16_000_000L, 17_000_000L);
    }
}

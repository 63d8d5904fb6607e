package dev.sluice.ranking.tower;

import static dev.sluice.ranking.tower.TowerWorld.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.store.VersionFiles;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.softmax.SampledSoftmaxLoss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoTowerTrainerTest {
    private static final Dataset DATA = TowerWorld.of(100, 200, 3000, 3);

    @TempDir
    Path directory;

    private static TwoTowerModel train(TwoTowerSettings settings, Dataset data) {
        return new TwoTowerTrainer(settings).train(data, TrainingListener.NONE);
    }

    private Map<String, byte[]> files(TwoTowerSettings settings, String name) throws IOException {
        TwoTowerModel model = train(settings, DATA);
        return VersionFiles.of(directory.resolve(name), writer -> {
            writer.catalogue(DATA.catalogue());
            model.write(writer);
        });
    }

    @Test
    void equalSeedsGiveEqualFilesWhateverTheNumberOfThreads() throws IOException {
        TwoTowerSettings settings =
                SMALL.withHidden(5).withEpochs(2).withInputs(SMALL.inputs().withPublished("published"));
        Map<String, byte[]> one = files(settings.withThreads(1), "one");
        assertThat(one).containsKeys("two-tower.items.emb", "two-tower.history.items.emb", "two-tower.hidden.emb");
        for (int threads = 2; threads <= 3; threads++) {
            Map<String, byte[]> others = files(settings.withThreads(threads), threads + " threads");
            assertThat(others.keySet()).isEqualTo(one.keySet());
            one.forEach((file, bytes) -> assertThat(others.get(file)).as(file).isEqualTo(bytes));
        }
        Map<String, byte[]> otherSeed = files(settings.withSeed(7), "other seed");
        assertThat(otherSeed.get("two-tower.items.emb")).isNotEqualTo(one.get("two-tower.items.emb"));
    }

    @Test
    void everyEpochIsToldAndTheLossFalls() {
        List<EpochReport> reports = new ArrayList<>();
        new TwoTowerTrainer(SMALL).train(DATA, reports::add);

        assertThat(reports).hasSize(SMALL.epochs());
        assertThat(reports).allSatisfy(report -> assertThat(report.model()).isEqualTo("two-tower"));
        assertThat(reports.get(SMALL.epochs() - 1).loss())
                .isLessThan(reports.get(0).loss() - 0.2);
    }

    @Test
    void itemsThatNobodyHasMetStandWithTheirKind() {
        TwoTowerModel model = train(SMALL.withEpochs(8), DATA);

        double own = 0;
        double others = 0;
        for (int cold = TowerWorld.firstCold(200); cold <= 200; cold++) {
            for (int item = 1; item < TowerWorld.firstCold(200); item++) {
                float product = product(vector(model, cold), vector(model, item));
                if (TowerWorld.kind(item) == TowerWorld.kind(cold)) {
                    own += product / 720;
                } else {
                    others += product / 2880;
                }
            }
        }
        assertThat(own).isGreaterThan(others + 0.5);
    }

    @Test
    void vectorsHaveLengthOneButThatOfNothing() {
        Dataset bare = new Dataset(
                DATA.interactions(),
                Catalogue.of(
                        DATA.catalogue().items().ids(), DATA.catalogue().users().ids()));

        TwoTowerModel model = train(SMALL, bare);

        assertThat(length(vector(model, 1))).isCloseTo(1, within(1e-5));
        assertThat(vector(model, 200)).as("no events, no attributes").containsOnly(0);
        assertThat(vector(train(SMALL, DATA), 0)).as("the unknown item").containsOnly(0);
        assertThat(length(vector(train(SMALL, DATA), 200))).isCloseTo(1, within(1e-5));
    }

    @Test
    void aSingleEventIsEnough() {
        Interactions one = new Interactions.Builder().add(1, 1, 5, 1).build(101, 201);

        TwoTowerModel model = train(SMALL, DATA.with(one));

        assertThat(length(vector(model, 1))).isCloseTo(1, within(1e-5));
    }

    @Test
    void numbersMayBeMissing() {
        TwoTowerModel model = train(SMALL.withInputs(SMALL.inputs().withItemColumns(List.of("published"))), DATA);

        for (int item = 1; item <= 200; item++) {
            assertThat(Double.isFinite(length(vector(model, item)))).isTrue();
        }
    }

    @Test
    void whatCannotBeTrainedIsSaid() {
        Interactions none = new Interactions.Builder().build(101, 201);
        assertThatThrownBy(() -> train(SMALL, DATA.with(none)))
                .hasMessage("number of interactions must be at least 1: 0");
        assertThatThrownBy(() -> train(SMALL.withInputs(SMALL.inputs().withUserColumns(List.of("age"))), DATA))
                .hasMessageContaining("no column age");
        assertThatThrownBy(() -> train(SMALL.withInputs(SMALL.inputs().withPublished("kind")), DATA))
                .hasMessage("column kind must hold numbers: it holds texts or tags");
        assertThatThrownBy(() -> train(SMALL.withLearningRate(1e30).withLoss(SampledSoftmaxLoss.of(1e-30)), DATA))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("lower learningRate");
    }

    @Test
    void anInterruptEndsTheTraining() {
        try {
            assertThatThrownBy(() -> new TwoTowerTrainer(SMALL)
                            .train(DATA, report -> Thread.currentThread().interrupt()))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void theBestModelIsKept() {
        Iterator<Double> qualities = List.of(0.3, 0.5, 0.4, 0.1).iterator();
        List<float[]> seen = new ArrayList<>();
        EarlyStopping stopping = EarlyStopping.by(model -> {
            seen.add(vector((TwoTowerModel) model, 1));
            return qualities.next();
        });

        TwoTowerModel best = new TwoTowerTrainer(SMALL).stoppingBy(stopping).train(DATA, TrainingListener.NONE);

        assertThat(vector(best, 1)).isEqualTo(seen.get(1)).isNotEqualTo(seen.get(3));
    }

    @Test
    void theEstimateCoversTablesAndTheBatch() {
        long small = new TwoTowerTrainer(SMALL).estimateBytes(DATA);
        long wide = new TwoTowerTrainer(SMALL.withDimension(160)).estimateBytes(DATA);

        assertThat(small).isGreaterThan(4L * 16 * (2 * 201 + 201 + 101));
        assertThat(wide - small).isGreaterThan(4L * 144 * (2 * 201 + 201 + 101));
    }

    static float[] vector(TwoTowerModel model, int item) {
        float[] vector = new float[model.settings().dimension()];
        model.copyItem(item, vector);
        return vector;
    }

    static double length(float[] vector) {
        return Math.sqrt(product(vector, vector));
    }

    static float product(float[] left, float[] right) {
        float sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}

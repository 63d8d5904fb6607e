package dev.sluice.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.als.AlsModel;
import dev.sluice.train.als.AlsSettings;
import dev.sluice.train.als.AlsSolver;
import dev.sluice.train.als.AlsTrainer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that is judged ends when it gets no better, and gives the best. */
class EarlyStoppingTest {
    private static final AlsSettings SETTINGS =
            AlsSettings.defaults().withDimension(4).withEpochs(9).withThreads(1);

    private final InteractionMatrix matrix = InteractionMatrix.of(Events.random(30, 20, 200, 1));
    private final List<EpochReport> reports = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void givesTheBestModelAndNotTheLast(int block) {
        AlsSettings settings = SETTINGS.withSolver(new AlsSolver.Blocks(block));
        AlsModel best = train(settings, EarlyStopping.by(judging(1, 5, 7, 6, 2, 1, 9, 9, 9)));

        assertThat(reports).as("the third after the best ends it").hasSize(6);
        assertThat(reports.get(2).quality()).isEqualTo(7);
        AlsModel three = train(settings.withEpochs(3), EarlyStopping.NEVER);
        assertThat(vectors(best)).isDeepEqualTo(vectors(three));
        assertThat(vectors(best)).isNotEqualTo(vectors(train(settings.withEpochs(6), EarlyStopping.NEVER)));
    }

    @Test
    void neitherStopsNorLosesTheLastWhileItGetsBetter() {
        AlsModel best = train(SETTINGS, EarlyStopping.by(judging(1, 2, 3, 4, 5, 6, 7, 8, 9)));

        assertThat(reports).hasSize(9);
        assertThat(vectors(best)).isDeepEqualTo(vectors(train(SETTINGS, EarlyStopping.NEVER)));
    }

    @Test
    void equalIsNotBetter() {
        AlsModel best = train(SETTINGS, EarlyStopping.by(judging(5, 5, 5)).withPatience(2));

        assertThat(reports).hasSize(3);
        assertThat(vectors(best)).isDeepEqualTo(vectors(train(SETTINGS.withEpochs(1), EarlyStopping.NEVER)));
    }

    @Test
    void isJudgedWhenDueAndAfterTheLastEpoch() {
        train(SETTINGS, EarlyStopping.by(judging(1, 2, 3, 4, 5)).every(2));

        assertThat(reports)
                .extracting(EpochReport::quality)
                .containsExactly(Double.NaN, 1.0, Double.NaN, 2.0, Double.NaN, 3.0, Double.NaN, 4.0, 5.0);
    }

    @Test
    void aJudgementThatIsNoNumberEndsTheTraining() {
        assertThatThrownBy(() -> train(SETTINGS, EarlyStopping.by(model -> Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a validation must be finite: NaN");
    }

    @Test
    void whatTheValidationThrowsEndsTheTraining() {
        IllegalStateException thrown = new IllegalStateException("no");

        assertThatThrownBy(() -> train(SETTINGS, EarlyStopping.by(model -> {
                    throw thrown;
                })))
                .isSameAs(thrown);
    }

    @Test
    void rulesOutOfRangeNameThemselves() {
        assertThatThrownBy(() -> EarlyStopping.NEVER.every(0)).hasMessage("every must be at least 1: 0");
        assertThatThrownBy(() -> EarlyStopping.NEVER.withPatience(0)).hasMessage("patience must be at least 1: 0");
    }

    private static Validation judging(double... qualities) {
        int[] next = {0};
        return model -> qualities[next[0]++];
    }

    private AlsModel train(AlsSettings settings, EarlyStopping stopping) {
        return new AlsTrainer(settings).stoppingBy(stopping).train(matrix, reports::add);
    }

    private float[][] vectors(AlsModel model) {
        float[][] vectors = new float[matrix.rows() + matrix.columns()][4];
        for (int user = 0; user < matrix.rows(); user++) {
            model.copyUser(user, vectors[user]);
        }
        for (int item = 0; item < matrix.columns(); item++) {
            model.copyItem(item, vectors[matrix.rows() + item]);
        }
        return vectors;
    }
}

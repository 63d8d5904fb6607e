package dev.sluice.ranking.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoTowerSettingsTest {
    private static final TwoTowerSettings SETTINGS = TwoTowerSettings.defaults();

    private static void refused(Runnable change, String message) {
        assertThatThrownBy(change::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void settingsAreChecked() {
        refused(() -> SETTINGS.withDimension(0), "dimension must be from 1 to 4096: 0");
        refused(() -> SETTINGS.withHidden(-1), "hidden must be from 0 to 4096: -1");
        refused(() -> SETTINGS.withEpochs(0), "epochs must be at least 1: 0");
        refused(() -> SETTINGS.withBatch(0), "batch must be from 1");
        refused(() -> SETTINGS.withUniformNegatives(65_536), "at most 65536 together");
        refused(() -> SETTINGS.withIdDropout(Double.NaN), "idDropout must be from 0 to 1: NaN");
        refused(() -> SETTINGS.withUnmetWeight(1.5), "unmetWeight must be from 0 to 1: 1.5");
        refused(() -> SETTINGS.withLearningRate(-1), "learningRate must be finite and not negative: -1.0");
        refused(() -> SETTINGS.withThreads(0), "threads must be at least 1: 0");
    }

    @Test
    void inputsAreChecked() {
        TowerInputs inputs = TowerInputs.defaults();
        refused(() -> inputs.withLeastRows(0), "leastRows must be at least 1: 0");
        refused(() -> inputs.withHistory(-1), "history must not be negative: -1");
        refused(() -> inputs.withHalfLife(Duration.ZERO), "halfLife must be at least 1 ms: PT0S");
        refused(() -> inputs.withSpans(List.of(Duration.ofHours(-1))), "a span must be at least 1 ms: PT-1H");
    }

    @Test
    void whatIsChangedIsAllThatIs() {
        assertThat(SETTINGS.withHidden(3).withHidden(SETTINGS.hidden())).isEqualTo(SETTINGS);
        assertThat(SETTINGS.withSeed(3).seed()).isEqualTo(3);
    }
}

package dev.sluice.ranking.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ranking.training.Logistic;
import dev.sluice.retrieval.PublishedModel;
import dev.sluice.store.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calibrators in versions. */
class CalibrationTest {
    @TempDir
    private Path directory;

    private PublishedModel publish(ModelRepository.Content content) throws IOException {
        return PublishedModel.in(directory, writer -> {
            writer.catalogue(PublishedModel.catalogue(2, 1));
            content.write(writer);
        });
    }

    @Test
    void calibratorsAreTheSameToTheLastBitBeforeAndAfter() throws IOException {
        Outcomes outcomes = OutcomeCases.any(new Random(3));
        Calibration calibration = new Calibration(Map.of(
                "heavy/click@7", Platt.fit(outcomes),
                "watch", Isotonic.fit(outcomes),
                "like", Temperature.fit(outcomes),
                "reply", OnLogits.fit(outcomes.with(Logistic::probability), Platt::fit),
                "share", new Identity()));

        try (PublishedModel published = publish(writer -> calibration.write(writer, "light"))) {
            assertThat(Calibration.of(published.snapshot(), "light")).isEqualTo(calibration);
        }
    }

    @Test
    void whatIsNotThereOrCannotBeReadIsRefused() throws IOException {
        Map<String, String> texts = Map.ofEntries(
                Map.entry("kind", "sigmoid 1 2"),
                Map.entry("count", "platt 1"),
                Map.entry("more", "identity 1"),
                Map.entry("word", "platt 1 two"),
                Map.entry("none", "temperature"),
                Map.entry("odd", "isotonic 1 0.5 2"),
                Map.entry("bare", "logits"),
                Map.entry("empty", ""),
                Map.entry("space", "platt  1 2"));
        try (PublishedModel published = publish(writer -> {
            texts.forEach((name, text) -> writer.provenance(name + ".calibration.click", text));
            writer.provenance("cold.calibration.click", "temperature -1");
        })) {
            texts.forEach((name, text) -> assertThatThrownBy(() -> Calibration.of(published.snapshot(), name))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("a calibrator is 'identity', 'platt SLOPE INTERCEPT',"));
            assertThatThrownBy(() -> Calibration.of(published.snapshot(), "cold"))
                    .hasMessage("temperature must be finite and above 0: -1.0");
            assertThatThrownBy(() -> Calibration.of(published.snapshot(), "light"))
                    .hasMessageStartingWith("the version's provenance has no light.calibration.HEAD, it has ");
        }
    }

    @Test
    void whatCannotBeReadBackIsNotWritten() {
        Calibrator foreign = score -> 0.5;

        assertThatThrownBy(() -> publish(
                        writer -> new Calibration(Map.of("click", new OnLogits(foreign))).write(writer, "light")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a calibrator must be of this library to be saved: ");
        assertThat(new OnLogits(foreign).toString()).startsWith("logits ");
        double[] knots = new double[100_001];
        Arrays.setAll(knots, knot -> knot);
        assertThatThrownBy(() ->
                        publish(writer -> new Calibration(Map.of("click", Isotonic.of(knots, new double[knots.length])))
                                .write(writer, "light")))
                .hasMessage("an isotonic curve is saved with at most 100000 knots: 100001");
    }
}

package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Contribution;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScorePartsTest {
    @Test
    void partsStandInTheirOrderAndTheFormulaBehindThem() {
        Map<String, Float> parts = new LinkedHashMap<>();
        parts.put("watch", Float.NaN);
        parts.put("click", 0.25f);

        assertThat(ScoreParts.of(new Contribution("heavy", 0.5f, parts, "v1: 2*click")))
                .hasValue("heavy of watch missing, click 0.2500; v1: 2*click");
    }

    @Test
    void whatThereIsOfBothIsTold() {
        assertThat(ScoreParts.of(new Contribution("heavy", 0.5f, Map.of("click", 1f), "")))
                .hasValue("heavy of click 1.0000");
        assertThat(ScoreParts.of(new Contribution("heavy", 0.5f, Map.of(), "v1: click")))
                .hasValue("heavy of v1: click");
        assertThat(ScoreParts.of(Contribution.of("als", 0.5f))).isEmpty();
    }
}

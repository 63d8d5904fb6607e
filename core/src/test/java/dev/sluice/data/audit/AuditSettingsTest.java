package dev.sluice.data.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditSettingsTest {
    @Test
    void domainsAreIntervalsOrValues() {
        LabelDomain interval = LabelDomain.parse("0.1..0.7");
        LabelDomain values = LabelDomain.parse("1,0,0.1");

        assertThat(interval).hasToString("0.1..0.7");
        assertThat(interval.contains(0.1f)).isTrue();
        assertThat(interval.contains(0.7f)).isTrue();
        assertThat(interval.contains(0.71f)).isFalse();
        assertThat(interval.contains(Float.NaN)).isFalse();
        assertThat(values).hasToString("0,0.1,1");
        assertThat(values.contains(0.1f)).isTrue();
        assertThat(values.contains(-0f)).isTrue();
        assertThat(values.contains(0.5f)).isFalse();
    }

    @Test
    void whatIsNoDomainIsRefused() {
        for (String text : List.of("", "a", "0,", "1..", "..1", "NaN", "0..NaN")) {
            assertThatThrownBy(() -> LabelDomain.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a domain must be as in 0.5..5 or in 0,1: " + text);
        }
        assertThatThrownBy(() -> LabelDomain.parse("5..1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a domain must not end before it begins: 5.0..1.0");
    }

    @Test
    void burstsAreChecked() {
        assertThatThrownBy(() -> new BurstLimit(Duration.ZERO, 1, 1)).hasMessageContaining("window");
        assertThatThrownBy(() -> new BurstLimit(Duration.ofHours(1), 0, 1)).hasMessageContaining("events");
        assertThatThrownBy(() -> new BurstLimit(Duration.ofHours(1), 1, Double.NaN))
                .hasMessageContaining("timesMedian");
        assertThatThrownBy(() -> AuditSettings.asOf(Rows.NOW).withExamples(-1)).hasMessageContaining("examples");
    }
}

package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ContentPolicy.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values: score ranges, versions, verdicts, answers. */
class ValueTypesTest {
    @Test
    void rangeIsClosed() {
        ScoreRange range = new ScoreRange(-1, 2);

        assertThat(range.contains(-1)).isTrue();
        assertThat(range.contains(2)).isTrue();
        assertThat(range.contains(Math.nextUp(2f))).isFalse();
        assertThat(range.contains(Math.nextDown(-1f))).isFalse();
        assertThat(range.contains(Float.NaN)).isFalse();
        assertThat(ScoreRange.UNIT.contains(-0.0f)).isTrue();
        assertThat(ScoreRange.UNBOUNDED.contains(Float.NEGATIVE_INFINITY)).isTrue();
        assertThat(ScoreRange.UNBOUNDED.contains(Float.NaN)).isFalse();
    }

    @Test
    void rangeGoesFromLowToHigh() {
        assertThatThrownBy(() -> new ScoreRange(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a range goes from low to high: 1.0 to 0.0");
        assertThatThrownBy(() -> new ScoreRange(Float.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScoreRange(0, Float.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "-x", "a/b", "a b", "a\\b", "é", "a\n"})
    void versionIsTheNameOfADirectory(String id) {
        assertThatThrownBy(() -> new ModelVersion(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ModelVersion("a".repeat(101))).isInstanceOf(IllegalArgumentException.class);
        assertThatCode(() -> new ModelVersion("2024-05-01T12.00_a")).doesNotThrowAnyException();
        assertThatCode(() -> new ModelVersion("a".repeat(100))).doesNotThrowAnyException();
    }

    @Test
    void versionNamesWhatDoesNotFit() {
        assertThatThrownBy(() -> new ModelVersion("a").require(new ModelVersion("b"), "item table"))
                .isInstanceOf(VersionMismatchException.class)
                .hasMessage("item table is of version b, expected a");
    }

    @ParameterizedTest
    @EnumSource
    void policyThatFailsClosedDropsWhatItDoesNotKnow(Verdict verdict) {
        ContentPolicy policy = item -> verdict;

        assertThat(policy.failClosed().verdict(1)).isEqualTo(verdict == Verdict.UNKNOWN ? Verdict.DROP : verdict);
    }

    @Test
    void policyThatFailsClosedDropsWhatItThrowsOn() {
        ContentPolicy policy = item -> {
            throw new IllegalStateException("no labels");
        };

        assertThat(policy.failClosed().verdict(1)).isEqualTo(Verdict.DROP);
        assertThatThrownBy(() -> policy.verdict(1)).hasMessage("no labels");
    }

    @Test
    void answerCountsWhatIsMissing() {
        Recommendations two = new Recommendations(
                new ModelVersion("a"),
                List.of(
                        new Recommendation("x", 2, List.of("als"), List.of()),
                        new Recommendation("y", 1, List.of("als"), List.of())),
                5,
                List.of(new Degradation(Degradation.Reason.FALLBACK, "")),
                List.of(),
                List.of(),
                PageToken.beginning(1, Instant.EPOCH));

        assertThat(two.ids()).containsExactly("x", "y");
        assertThat(two.shortfall()).isEqualTo(3);
        assertThat(two.degraded()).isTrue();
        assertThat(two.degradedBy(Degradation.Reason.FALLBACK)).isTrue();
        assertThat(two.degradedBy(Degradation.Reason.NO_USER)).isFalse();
    }
}

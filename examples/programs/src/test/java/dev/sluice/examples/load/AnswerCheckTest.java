package dev.sluice.examples.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ModelVersion;
import dev.sluice.PageToken;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule of an answer, broken. */
class AnswerCheckTest {
    @Test
    void aGoodAnswerHasNoViolation() {
        assertThat(check(item("i1", 3), item("i2", 3), item("i3", 1))).isEmpty();
    }

    @Test
    void whatTheFallbackAddedHasScoresOfItsOwn() {
        assertThat(check(item("i1", 3), filled("i2", 500), filled("i3", 400))).isEmpty();
        assertThat(check(item("i1", 3), filled("i2", 400), filled("i3", 500)))
                .containsExactly("the score of i3 is above that of the item before");
    }

    @Test
    void brokenRulesAreNamed() {
        assertThat(check(item("i1", 3), item("i2", 2))).containsExactly("2 items where 3 were asked for");
        assertThat(check(item("i1", 3), item("i2", 2), item("i1", 1))).containsExactly("i1 comes twice");
        assertThat(check(item("i1", 3), item("i50", 2), item("i3", 1))).containsExactly("i50 is withdrawn");
        assertThat(check(item("i1", 3), item("i77", 2), item("i3", 1))).containsExactly("i77 was seen before");
        assertThat(check(item("i1", 1), item("i2", 2), item("i3", 1)))
                .containsExactly("the score of i2 is above that of the item before");
        assertThat(check(item("i1", 3), item("i2", Float.NaN), item("i3", 1)))
                .containsExactly("the score of i2 is above that of the item before");
    }

    private static List<String> check(Recommendation... items) {
        Recommendations answer = new Recommendations(
                new ModelVersion("1"),
                List.of(items),
                3,
                List.of(),
                List.of(),
                List.of(),
                PageToken.beginning(0, Instant.EPOCH));
        return AnswerCheck.violation(answer, new IntOpenHashSet(new int[] {77})).stream()
                .toList();
    }

    private static Recommendation item(String id, float score) {
        return new Recommendation(id, score, List.of(Stages.EMBEDDINGS), List.of());
    }

    private static Recommendation filled(String id, float score) {
        return new Recommendation(id, score, List.of(Stages.FALLBACK), List.of());
    }
}

package dev.sluice.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Interactions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Relevant, judged and unjudged items are kept apart, user by user. */
class JudgementsTest {
    @Test
    void eachDistinctPairOfEventsIsRelevant() {
        Interactions events = new Interactions.Builder()
                .add(3, 2, 0, 1)
                .add(1, 5, 1, 0)
                .add(3, 1, 2, 1)
                .add(3, 2, 3, 4)
                .build(5, 6);

        Judgements judgements = Judgements.of(events);

        assertThat(judgements).extracting(Truth::user).containsExactly(1, 3);
        Truth truth = judgements.truth(3).orElseThrow();
        assertThat(truth.items().toArray()).containsExactly(1, 2);
        assertThat(truth.grade(2)).isEqualTo(1);
        assertThat(judgements.truth(1).orElseThrow().isRelevant(5)).isTrue();
        assertThat(judgements.truth(2)).isEmpty();
        assertThat(judgements.users()).isEqualTo(2);
    }

    @Test
    void usersComeInRowOrder() {
        Judgements judgements =
                new Judgements.Builder().add(9, 1, 1).add(2, 1, 0).add(9, 2, 2).build();

        assertThat(judgements).extracting(Truth::user).containsExactly(2, 9);
        assertThat(judgements).extracting(Truth::relevant).containsExactly(0, 2);
        assertThat(new Judgements.Builder().build().users()).isZero();
    }

    @Test
    void everyUserIsAsLikelyToBeDrawn() {
        Judgements.Builder builder = new Judgements.Builder();
        for (int user = 1; user <= 10; user++) {
            builder.add(user, 1, 1);
        }
        Judgements all = builder.build();
        int[] drawn = new int[11];
        for (int seed = 0; seed < 2000; seed++) {
            all.sample(3, seed).forEach(truth -> drawn[truth.user()]++);
        }
        // 600 each, with a standard deviation of 20.
        assertThat(Arrays.stream(drawn, 1, 11))
                .allSatisfy(times -> assertThat(times).isBetween(500, 700));
        assertThatThrownBy(() -> all.sample(0, 1)).hasMessage("size of a sample must be at least 1: 0");
    }

    @Test
    void judgedIsNotRelevantAndUnjudgedIsNotJudged() {
        Truth truth = Truth.of(1, new int[] {4, 2, 3, 9}, new double[] {0, 2, -1, 3});

        assertThat(truth.items().toArray()).containsExactly(2, 4, 9);
        assertThat(truth.isJudged(4)).isTrue();
        assertThat(truth.isRelevant(4)).isFalse();
        assertThat(truth.isJudged(3)).isFalse();
        assertThat(truth.grade(3)).isZero();
        assertThat(truth.isJudged(1)).isFalse();
        assertThat(truth.size()).isEqualTo(3);
        assertThat(truth.relevant()).isEqualTo(2);
        assertThat(truth.bestGrade(0)).isEqualTo(3);
        assertThat(truth.bestGrade(1)).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoJudgement() {
        assertThatThrownBy(() ->
                        new Judgements.Builder().add(1, 2, 1).add(1, 2, -1).build())
                .hasMessage("item 2 is judged twice for user 1");
        assertThatThrownBy(() -> new Judgements.Builder().add(0, 2, 1)).hasMessage("user must be at least 1: 0");
        assertThatThrownBy(() -> Truth.ofRelevant(1, 0)).hasMessage("item must be at least 1: 0");
        assertThatThrownBy(() -> Truth.of(1, new int[] {1}, new double[] {Double.NaN}))
                .hasMessage("grade must be finite: NaN");
        assertThatThrownBy(() -> Truth.of(1, new int[] {1}, new double[2]))
                .hasMessage("items and grades must be as many as each other: 1 and 2");
    }
}

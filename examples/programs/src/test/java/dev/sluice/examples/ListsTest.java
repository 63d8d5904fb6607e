package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Degradation;
import dev.sluice.ModelVersion;
import dev.sluice.PageToken;
import dev.sluice.Recommendations;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListsTest {
    @Test
    void anAnswerWithoutOneOfItsStagesIsNotJudged() {
        Recommendations broken = answer(new Degradation(Degradation.Reason.STAGE_FAILED, "rerank: no such table"));

        assertThatThrownBy(() -> Lists.whole(broken, "funnel"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a stage of funnel failed: rerank: no such table");
    }

    @Test
    void anAnswerToSomebodyUnknownIsJudged() {
        Recommendations popular = answer(new Degradation(Degradation.Reason.UNKNOWN_USER, ""));

        assertThat(Lists.whole(popular, "funnel")).isSameAs(popular);
    }

    private static Recommendations answer(Degradation why) {
        return new Recommendations(
                new ModelVersion("v1"),
                List.of(),
                1,
                List.of(why),
                List.of(),
                List.of(),
                PageToken.beginning(1, Instant.EPOCH));
    }
}

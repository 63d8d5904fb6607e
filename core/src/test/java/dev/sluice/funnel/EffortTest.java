package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.byItem;
import static dev.sluice.funnel.Stages.candidates;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.proposing;
import static dev.sluice.funnel.Stages.query;
import static dev.sluice.funnel.Stages.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query that is worth less effort asks less of every stage, but never for less than the answer. */
class EffortTest {
    @ParameterizedTest
    @CsvSource({
        "1, 20, 1000, 300, 50",
        "0.5, 20, 500, 150, 25",
        "0.3, 20, 300, 90, 20",
        "0.25, 20, 250, 75, 20",
        "0.0011, 20, 20, 20, 20",
        "0.0011, 1, 2, 1, 1",
        "0.5, 400, 500, 400, 400",
        "0.5, 2000, 2000, 2000, 2000",
    })
    void limitsOfStagesShrinkWithTheEffort(double effort, int limit, int generator, int light, int heavy) {
        List<Integer> asked = new ArrayList<>();
        funnel().generator(
                        "g",
                        (query, count) -> {
                            asked.add(count);
                            return candidates(range(1, count));
                        },
                        1000)
                .ranker(
                        "light",
                        (query, batch, count) -> {
                            asked.add(count);
                            return byItem().rank(query, batch, count);
                        },
                        300)
                .ranker(
                        "heavy",
                        (query, batch, count) -> {
                            asked.add(count);
                            return byItem().rank(query, batch, count);
                        },
                        50)
                .withoutFallback()
                .build()
                .run(query(3000).limit(limit).effort(effort).build());

        assertThat(asked).containsExactly(generator, light, heavy);
    }

    @Test
    void aNestedFunnelShrinksWithTheOneAroundIt() {
        List<Integer> asked = new ArrayList<>();
        Funnel inner = funnel().generator(
                        "x",
                        (query, count) -> {
                            asked.add(count);
                            return candidates(range(1, count));
                        },
                        100)
                .withoutFallback()
                .build();
        FunnelRun run = funnel().generator("in", inner, 60)
                .fallback("popular", proposing(1))
                .build()
                .run(query(200).limit(10).effort(0.5).build());

        assertThat(asked).containsExactly(50);
        assertThat(Stages.report(run, "in").out()).isEqualTo(30);
    }
}

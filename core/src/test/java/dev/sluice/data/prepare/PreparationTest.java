package dev.sluice.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreparationTest {
    /** Keeps events of at least a value. */
    private record From(float value) implements Step {
        @Override
        public Dataset apply(Dataset data, Account account) {
            Interactions events = data.interactions();
            Interactions kept = events.filter(event -> events.value(event) >= value);
            account.leaveOut("below " + value, events.size() - kept.size());
            return data.with(kept);
        }
    }

    private final Dataset data = new Dataset(
            new Interactions.Builder()
                    .add(1, 1, 0, 1)
                    .add(1, 2, 0, 2)
                    .add(2, 2, 0, 3)
                    .build(3, 3),
            Catalogue.of(IdIndex.of(List.of("a", "b")), IdIndex.of(List.of("u", "v"))));

    @Test
    void stepsRunInOrderAndAreAccountedFor() {
        Prepared prepared = Preparation.none()
                .then("low", new From(2))
                .then("high", new From(3))
                .apply(data);

        assertThat(prepared.data().interactions().size()).isOne();
        assertThat(prepared.steps())
                .containsExactly(
                        new StepReport(
                                "low",
                                "From[value=2.0]",
                                new Size(3, 2, 2),
                                new Size(2, 2, 1),
                                Map.of("below 2.0", 1L),
                                Map.of()),
                        new StepReport(
                                "high",
                                "From[value=3.0]",
                                new Size(2, 2, 1),
                                new Size(1, 1, 1),
                                Map.of("below 3.0", 1L),
                                Map.of()));
        assertThat(prepared.provenance())
                .containsEntry("prepare.1.low", "From[value=2.0]: 2 of 3 events left")
                .containsEntry("prepare.2.high", "From[value=3.0]: 1 of 2 events left");
    }

    @Test
    void theStepThatLeavesNothingIsNamed() {
        Preparation preparation = Preparation.none().then("low", new From(2)).then("far", new From(9));

        assertThatThrownBy(() -> preparation.apply(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step 2, far, left none of 2 events: From[value=9.0]");
    }

    @Test
    void theStepThatRefusesTheDataIsNamed() {
        Preparation preparation = Preparation.none().then("low", new From(2)).then("picky", (given, account) -> {
            throw new IllegalArgumentException("nothing suits me");
        });

        assertThatThrownBy(() -> preparation.apply(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step 2, picky: nothing suits me");
    }

    @Test
    void everyStepIsToldAsItEndsTheOneThatLeavesNothingToo() {
        List<String> told = new ArrayList<>();
        Preparation preparation = Preparation.none().then("low", new From(2)).then("far", new From(9));

        assertThatThrownBy(() -> preparation.apply(
                        data,
                        report -> told.add(report.name() + " " + report.after().events())))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(told).containsExactly("low 2", "far 0");
    }

    @Test
    void aStepThatLosesEventsInSilenceIsAnError() {
        Preparation preparation = Preparation.none()
                .then(
                        "silent",
                        (given, account) -> given.with(given.interactions().filter(event -> event > 0)));

        assertThatThrownBy(() -> preparation.apply(data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("step silent left out 1 events and told of 0");
    }
}

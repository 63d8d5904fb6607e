package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.byItem;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.outcome;
import static dev.sluice.funnel.Stages.proposing;
import static dev.sluice.funnel.Stages.query;
import static dev.sluice.funnel.Stages.report;
import static dev.sluice.funnel.Stages.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.CandidateGenerator;
import dev.sluice.Degradation;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import org.junit.jupiter.api.Test;

/** What too few generators found is not used. */
class QuorumTest {
    private static final CandidateGenerator BROKEN = throwing(new IllegalStateException("broken"));
    private static final CandidateGenerator NOTHING = proposing();

    private static FunnelBuilder three(CandidateGenerator a, CandidateGenerator b) {
        return funnel().generator("a", a, 5)
                .generator("b", b, 5)
                .generator("c", proposing(5, 4), 5)
                .ranker("r", byItem(), 5);
    }

    @Test
    void belowTheQuorumTheFallbackAnswersAndSaysWhy() {
        FunnelRun run = three(BROKEN, BROKEN)
                .fallback("popular", proposing(1, 4))
                .quorum(2)
                .build()
                .run(query(10).limit(2).explained().build());

        assertThat(run.candidates().items()).containsExactly(1, 4);
        assertThat(run.candidates().proposers(1)).containsExactly("popular");
        assertThat(outcome(run, "c")).isEqualTo(StageOutcome.OK);
        assertThat(outcome(run, "r")).isEqualTo(StageOutcome.SKIPPED);
        assertThat(report(run, "merge").in()).isEqualTo(2);
        assertThat(report(run, "merge").out()).isZero();
        assertThat(run.dropped()).containsExactly(new FunnelRun.Drop(5, "merge"));
        assertThat(run.degradations())
                .contains(new Degradation(
                        Degradation.Reason.QUORUM, "merge: 1 of 3 generators succeeded, quorum 2; not so a, b"));
    }

    @Test
    void whoFindsNothingHasSucceeded() {
        FunnelRun run = three(NOTHING, BROKEN)
                .fallback("popular", proposing(1))
                .quorum(2)
                .build()
                .run(query(10).limit(2).build());

        assertThat(run.candidates().items()).containsExactly(4, 5);
        assertThat(Stages.isDegradedBy(run, Degradation.Reason.QUORUM)).isFalse();
    }

    @Test
    void whereNothingIsWantedNobodyIsMissing() {
        Funnel funnel = three(NOTHING, BROKEN)
                .fallback("popular", proposing(1))
                .quorum(3)
                .build();

        assertThat(funnel.run(query(10).limit(0).build()).degradations()).isEmpty();
        FunnelRun nothingAllowed =
                funnel.run(Query.of(Stages.VERSION, ItemSet.of(10)).build());
        assertThat(Stages.isDegradedBy(nothingAllowed, Degradation.Reason.QUORUM))
                .isFalse();
    }

    @Test
    void aFunnelWithoutFallbackHasNoAnswerAndCountsAsFailedWhereItIsNested() {
        Funnel inner = three(BROKEN, BROKEN).withoutFallback().quorum(2).build();
        FunnelRun alone = inner.run(query(10).limit(2).build());
        FunnelRun nested = funnel().generator("in", inner, 5)
                .generator("other", proposing(3), 5)
                .fallback("popular", proposing(1))
                .quorum(2)
                .build()
                .run(query(10).limit(1).build());

        assertThat(alone.candidates().size()).isZero();
        assertThat(Stages.isDegradedBy(alone, Degradation.Reason.QUORUM)).isTrue();
        assertThat(outcome(nested, "in")).isEqualTo(StageOutcome.FAILED);
        assertThat(outcome(nested, "in/c")).isEqualTo(StageOutcome.OK);
        assertThat(nested.candidates().items()).containsExactly(1);
        assertThat(nested.degradations())
                .filteredOn(degradation -> degradation.reason() == Degradation.Reason.QUORUM)
                .extracting(Degradation::detail)
                .containsExactly(
                        "in/merge: 1 of 3 generators succeeded, quorum 2; not so a, b",
                        "merge: 1 of 2 generators succeeded, quorum 2; not so in");
    }

    @Test
    void aQuorumThatCannotBeReachedIsRefused() {
        assertThatThrownBy(() -> three(NOTHING, NOTHING).quorum(0)).hasMessage("quorum must be at least 1: 0");
        FunnelBuilder builder = three(NOTHING, NOTHING).withoutFallback().quorum(4);
        assertThatThrownBy(builder::build).hasMessage("quorum must be at most the number of generators, 3: 4");
    }
}

package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.byItem;
import static dev.sluice.funnel.Stages.dropping;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.proposing;
import static dev.sluice.funnel.Stages.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Degradation;
import dev.sluice.Degradation.Reason;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import dev.sluice.VersionMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Under overload only the fallback is asked, and what must not be shown is held back all the same. */
class FallbackRunTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger quiet = new AtomicInteger();
    private final List<StageReport> heard = new ArrayList<>();

    private FunnelBuilder whole() {
        return funnel().generator(
                        "g",
                        (query, limit) -> {
                            asked.incrementAndGet();
                            return proposing(1, 2, 3).generate(query, limit);
                        },
                        5)
                .filter("first", dropping(4))
                .ranker("rank", byItem(), 5)
                .lastFilter("last", dropping(5))
                .listener(heard::add);
    }

    @Test
    void theFallbackAnswersAloneAndFiltersApply() {
        Funnel funnel = whole().fallback("popular", proposing(4, 5, 6, 7, 8)).build();

        FunnelRun run = funnel.fallbackRun(query(9).limit(2).build(), quiet::incrementAndGet);

        assertThat(run.candidates().items()).containsExactly(6, 7);
        assertThat(asked).hasValue(0);
        assertThat(quiet).hasValue(1);
        assertThat(run.degradations())
                .containsExactly(
                        new Degradation(Reason.OVERLOAD, "too many requests at once"),
                        new Degradation(Reason.FALLBACK, "popular gave 2 of 2 items"));
        assertThat(Stages.names(run.stages())).isEqualTo("g merge first rank last popular");
        assertThat(heard).isEqualTo(run.stages());
        assertThat(Stages.outcome(run, "g")).isEqualTo(StageOutcome.SHED);
        assertThat(Stages.outcome(run, "rank")).isEqualTo(StageOutcome.SKIPPED);
    }

    @Test
    void withoutAFallbackTheAnswerIsEmptyAndSaysWhy() {
        FunnelRun run = whole().withoutFallback().build().fallbackRun(query(9).build(), quiet::incrementAndGet);

        assertThat(run.candidates().size()).isZero();
        assertThat(run.degradations()).extracting(Degradation::reason).containsExactly(Reason.OVERLOAD);
    }

    @Test
    void otherVersionsAreRefusedAndWhatIsHeldIsGivenBack() {
        Funnel funnel = whole().withoutFallback().build();
        Query stranger = Query.of(new ModelVersion("other"), ItemSet.all(3)).build();

        assertThatThrownBy(() -> funnel.fallbackRun(stranger, quiet::incrementAndGet))
                .isInstanceOf(VersionMismatchException.class);
        assertThat(quiet).hasValue(1);
    }
}

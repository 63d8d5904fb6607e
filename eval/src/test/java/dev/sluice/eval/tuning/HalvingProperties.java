package dev.sluice.eval.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of plans. */
class HalvingProperties {
    @Property
    void rungsNarrowAndGrowToTheWholeBudget(
            @ForAll @IntRange(min = 1, max = 500) int settings,
            @ForAll @IntRange(min = 2, max = 10) int eta,
            @ForAll @IntRange(min = 1, max = 20) int least,
            @ForAll @IntRange(max = 400) int more) {
        Halving plan = Halving.of(settings, eta, least, least + more);
        List<Rung> rungs = plan.rungs();
        assertThat(plan.settings()).isEqualTo(settings);
        assertThat(plan.most()).isEqualTo(least + more);
        assertThat(rungs.get(0).budget()).isBetween(least, least + more);
        for (int i = 1; i < rungs.size(); i++) {
            assertThat(rungs.get(i).settings())
                    .isEqualTo(rungs.get(i - 1).settings() / eta)
                    .isPositive();
            assertThat(rungs.get(i).budget() / eta).isEqualTo(rungs.get(i - 1).budget());
        }
        boolean another =
                rungs.get(rungs.size() - 1).settings() >= eta && rungs.get(0).budget() / eta >= least;
        assertThat(another).as("there is room for one more rung").isFalse();
    }

    @Example
    void bracketsAreThoseOfHyperband() {
        Halving plan = Halving.of(81, 3, 1, 81);
        assertThat(plan.rungs())
                .containsExactly(
                        new Rung(1, 81, 1),
                        new Rung(2, 27, 3),
                        new Rung(3, 9, 9),
                        new Rung(4, 3, 27),
                        new Rung(5, 1, 81));
        assertThat(plan.trials()).isEqualTo(121);
        assertThat(plan.budget()).isEqualTo(405);
        assertThat(Halving.of(34, 3, 3, 81).rungs())
                .containsExactly(new Rung(1, 34, 3), new Rung(2, 11, 9), new Rung(3, 3, 27), new Rung(4, 1, 81));
        assertThat(Halving.none(5, 7).rungs()).containsExactly(new Rung(1, 5, 7));
        assertThat(Halving.of(1, 3, 1, 81)).isEqualTo(Halving.none(1, 81));
    }

    @Example
    void badPlansSayWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Halving.of(0, 3, 1, 9))
                .withMessage("settings must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Halving.of(9, 1, 1, 9))
                .withMessage("eta must be at least 2: 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Halving.of(9, 3, 0, 9))
                .withMessage("the least budget must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Halving.of(9, 3, 4, 3))
                .withMessage("the greatest budget must be at least 4: 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Halving(List.of()))
                .withMessage("there must be at least one rung");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Halving(List.of(new Rung(2, 1, 1))))
                .withMessageStartingWith("rungs must be numbered from 1 on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Halving(List.of(new Rung(1, 2, 3), new Rung(2, 1, 3))))
                .withMessageStartingWith("a rung must have no more settings and a larger budget than the one before");
    }
}

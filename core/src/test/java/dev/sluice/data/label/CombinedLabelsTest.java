package dev.sluice.data.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Interactions;
import dev.sluice.data.label.ExponentProduct.Factor;
import dev.sluice.data.label.WeightedSum.Term;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several signals in one label. */
class CombinedLabelsTest {
    private final Interactions one = Watched.plain(1);

    @Test
    void aSumWeighsItsTerms() {
        Label sum = new WeightedSum(List.of(
                Term.of(constant(0.10), 0.5),
                Term.of(constant(0.02), 1),
                Term.of(constant(0.01), 13.5),
                Term.of(constant(0.001), -74)));

        assertThat(sum.of(one)).containsExactly(new double[] {0.131}, within(1e-9));
    }

    @Test
    void aProductRaisesItsFactors() {
        Label product = new ExponentProduct(List.of(
                Factor.of(constant(0.1), 1, 1), Factor.of(constant(0.02), 10, 0.5), Factor.of(constant(0.01), 10, 2)));

        assertThat(product.of(one)).containsExactly(new double[] {1.4580374480787526}, within(1e-9));
    }

    @Test
    void whatIsAbsentMakesTheWholeAbsentUnlessItIsToldWhatItCounts() {
        Label absent = constant(Double.NaN);

        assertThat(new WeightedSum(List.of(Term.of(constant(3), 2), Term.of(absent, 5))).of(one))
                .containsExactly(Double.NaN);
        assertThat(new WeightedSum(List.of(Term.of(constant(3), 2), Term.of(absent, 0))).of(one))
                .as("of no weight, and still not known")
                .containsExactly(Double.NaN);
        assertThat(new WeightedSum(List.of(
                                Term.of(constant(3), 2), Term.of(absent, 5).orElse(0.5)))
                        .of(one))
                .containsExactly(8.5);
        assertThat(new ExponentProduct(List.of(Factor.of(constant(3), 1, 1), Factor.of(absent, 5, 1))).of(one))
                .containsExactly(Double.NaN);
        assertThat(new ExponentProduct(List.of(
                                Factor.of(constant(3), 1, 1),
                                Factor.of(absent, 5, 1).orElse(0)))
                        .of(one))
                .containsExactly(4);
    }

    @Test
    void whatIsKnownIsNotReplaced() {
        Interactions three = Watched.with(Exposures.CLICKED, 1, 0, Double.NaN);

        assertThat(new WeightedSum(List.of(Term.of(Happened.CLICK, 2).orElse(7))).of(three))
                .containsExactly(2, 0, 14);
    }

    @Test
    void combinationsAreChecked() {
        assertThatThrownBy(() -> new WeightedSum(List.of())).hasMessage("a sum must have at least one term");
        assertThatThrownBy(() -> new ExponentProduct(List.of())).hasMessage("a product must have at least one factor");
        assertThatThrownBy(() -> Term.of(Happened.CLICK, Double.NaN)).hasMessage("weight must be finite: NaN");
        assertThatThrownBy(() -> Term.of(Happened.CLICK, 1).orElse(Double.NaN))
                .hasMessage("the label that stands for an absent one must be finite: NaN");
        assertThatThrownBy(() -> Factor.of(Happened.CLICK, -1, 1)).hasMessage("scale must not be negative: -1.0");
        assertThatThrownBy(() -> Factor.of(Happened.CLICK, 1, -2)).hasMessage("exponent must not be negative: -2.0");
        assertThatThrownBy(() -> Factor.of(Happened.CLICK, 1, 1).orElse(-1))
                .hasMessage("the label that stands for an absent one must not be negative: -1.0");
        assertThatThrownBy(() -> new ExponentProduct(List.of(Factor.of(constant(-0.5), 1, 1))).of(one))
                .hasMessage("a label in a product must not be negative: -0.5");
    }

    private static Label constant(double number) {
        return exposures -> Columns.each(exposures, row -> number);
    }
}

package dev.sluice.ranking.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.ranking.blend.ExponentProduct.Factor;
import dev.sluice.ranking.blend.WeightedSum.Term;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blends by known numbers, and what is no blend. */
class BlendTest {
    private static double blended(Blend blend, double... predictions) {
        double[] parts = new double[predictions.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = blend.terms().get(i).part(predictions[i]);
        }
        return blend.join(parts);
    }

    @Test
    void aSumWeighsEachHead() {
        Blend sum = Blend.parse("0.5*fav + retweet + 13.5*reply - 74*negative");

        assertThat(blended(sum, 0.10, 0.02, 0.01, 0.001)).isCloseTo(0.131, within(1e-12));
    }

    @Test
    void aProductRewardsWhatIsGoodInEveryWay() {
        Blend product = new ExponentProduct(
                List.of(Factor.of("click", 1, 1), Factor.of("like", 10, 0.5), Factor.of("share", 10, 2)));

        assertThat(blended(product, 0.1, 0.02, 0.01)).isCloseTo(1.4580374480787526, within(1e-12));
    }

    @Test
    void whatIsLeftOutDoesNotCount() {
        assertThat(Blend.parse("a + b").join(new double[] {2, Double.NaN})).isEqualTo(2);
        assertThat(Blend.parse("(1 + a) * (1 + b)").join(new double[] {Double.NaN, 3}))
                .isEqualTo(3);
    }

    @Test
    void equalBlendsHaveEqualIdsAndOthersHaveOthers() {
        Blend blend = Blend.parse("click + 2*like?0.01");

        assertThat(blend.id()).matches("[0-9a-f]{12}").isEqualTo("3692a7f167a7");
        assertThat(Blend.parse("1.0*click+ 2e0 * like?1e-2").id()).isEqualTo(blend.id());
        assertThat(List.of(
                        "click + 2.0000000000000004*like?0.01",
                        "click + 2*like",
                        "click + 2*like?",
                        "click - 2*like?0.01",
                        "2*like?0.01 + click",
                        "click + 2*likes?0.01",
                        "(1 + click) * (1 + 2*like?0.01)"))
                .allSatisfy(other -> assertThat(Blend.parse(other).id()).isNotEqualTo(blend.id()));
    }

    @Test
    void aBlendNamesDistinctHeadsByNamesThatAreNoNumbers() {
        assertThatThrownBy(() -> Blend.parse("click + like - click"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a blend names each head once: click");
        assertThatThrownBy(() -> new WeightedSum(List.of())).hasMessage("a blend must have at least one term");
        assertThatThrownBy(() -> Term.of("3", 1))
                .hasMessage("a head of a blend is a letter, then letters, digits and . _ - / @ : '3'");
        assertThatThrownBy(() -> Factor.of("", 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersAreFiniteAndNotNegativeInAProduct() {
        assertThatThrownBy(() -> Term.of("click", Double.NaN)).hasMessage("weight of click must be finite: NaN");
        assertThatThrownBy(() -> Blend.parse("1e999*click")).hasMessage("weight of click must be finite: Infinity");
        assertThatThrownBy(() -> Term.of("click", 1).orElse(Double.NEGATIVE_INFINITY))
                .hasMessage("the prediction in place of a missing one must be finite: -Infinity");
        assertThatThrownBy(() -> Factor.of("click", -1, 1)).hasMessage("scale of click must not be negative: -1.0");
        assertThatThrownBy(() -> Factor.of("click", 1, -1)).hasMessage("exponent of click must not be negative: -1.0");
        assertThatThrownBy(() -> Factor.of("click", Double.POSITIVE_INFINITY, 1))
                .hasMessage("scale of click must be finite: Infinity");
        assertThatThrownBy(() -> Factor.of("click", 1, 1).orElse(-0.5))
                .hasMessage("the prediction in place of a missing click must not be negative: -0.5");
    }
}

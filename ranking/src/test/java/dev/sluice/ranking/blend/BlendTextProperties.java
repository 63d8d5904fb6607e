package dev.sluice.ranking.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A blend and its text say the same. */
class BlendTextProperties {
    @Provide
    Arbitrary<Blend> blends() {
        Arbitrary<Blend> sums = distinct(Combinators.combine(heads(), numbers(), rules(numbers()))
                        .as(WeightedSum.Term::new))
                .map(WeightedSum::new);
        Arbitrary<Double> sizes = numbers().map(Math::abs);
        Arbitrary<Blend> products = distinct(
                        Combinators.combine(heads(), sizes, sizes, rules(sizes)).as(ExponentProduct.Factor::new))
                .map(ExponentProduct::new);
        return Arbitraries.oneOf(sums, products);
    }

    private static Arbitrary<String> heads() {
        return Arbitraries.of("click", "e3", "a-b", "heavy/like@7:d", "x_.", "E", "report.part");
    }

    private static Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.of(0.0, -0.0, 1.0, -1.0, 0.5, -74.0, 13.5, 1e15, -1e300, Double.MIN_VALUE, 1 / 3.0),
                Arbitraries.doubles().between(-1000, 1000).ofScale(9));
    }

    private static Arbitrary<IfMissing> rules(Arbitrary<Double> predictions) {
        return Arbitraries.oneOf(Arbitraries.of(IfMissing.Rule.class), predictions.map(IfMissing.Predict::new));
    }

    private static <T extends BlendTerm> Arbitrary<List<T>> distinct(Arbitrary<T> terms) {
        return terms.list().ofMinSize(1).ofMaxSize(6).map(all -> {
            Map<String, T> byHead = new LinkedHashMap<>();
            all.forEach(term -> byHead.put(term.head(), term));
            return List.copyOf(byHead.values());
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theTextIsReadBackAsAnEqualBlend(@ForAll("blends") Blend blend) {
        Blend again = Blend.parse(blend.toString());

        assertThat(again).isEqualTo(blend);
        assertThat(again.id()).isEqualTo(blend.id());
        assertThat(again).hasToString(blend.toString());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void blendsAreEqualWhereTheirIdsAre(@ForAll("blends") Blend one, @ForAll("blends") Blend other) {
        assertThat(one.id().equals(other.id())).as("%s, %s", one, other).isEqualTo(one.equals(other));
    }

    @Example
    void readsWhatPeopleWrite() {
        Map<String, String> texts = Map.of(
                "click", "click",
                "+click -skip", "click - skip",
                " - 2 * click+.5*like ", "-2*click + 0.5*like",
                "click-2*like", "fails from character 8",
                "a-b - c/d?-1e-2 + e?", "a-b - c/d?-0.01 + e?",
                "(1+click)", "(1 + click)",
                " ( 1 + 10 * like? ) ^ .5*(1+x?0)", "(1 + 10*like?)^0.5 * (1 + x?0)");
        texts.forEach((text, printed) -> {
            if (printed.startsWith("fails")) {
                assertThatThrownBy(() -> Blend.parse(text)).hasMessageContaining(printed.substring(6));
            } else {
                assertThat(Blend.parse(text)).as(text).hasToString(printed);
            }
        });
    }

    @Example
    void whatIsNoBlendIsRefusedWithItsPlace() {
        Map.of(
                        "", 1,
                        "click like", 7,
                        "click + ", 7,
                        "click ++ like", 7,
                        "0.5 click", 1,
                        "click?x", 7,
                        "click * 2", 7,
                        "(1 + click", 1,
                        "(2 + click)", 1,
                        "(1 + click) (1 + like)", 13)
                .forEach((text, place) -> assertThatThrownBy(() -> Blend.parse(text))
                        .as(text)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageEndingWith("'" + text + "' is none from character " + place + " on"));
        List.of(
                        "(1 - click)",
                        "(1 + -2*click)",
                        "(1 + click)^-1",
                        "(1 + click)^",
                        "(1 + click) * ",
                        "NaN*click",
                        "click?NaN")
                .forEach(text -> assertThatThrownBy(() -> Blend.parse(text))
                        .as(text)
                        .isInstanceOf(IllegalArgumentException.class));
    }
}

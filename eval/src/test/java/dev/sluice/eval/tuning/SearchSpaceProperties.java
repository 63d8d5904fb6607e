package dev.sluice.eval.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.inference.ChiSquareTest;

/** Laws of what is drawn from a space. */
class SearchSpaceProperties {
    private static final int DRAWS = 20_000;
    private static final int BINS = 50;
    private static final double UNLIKELY = 1e-4;
    /** Draws are distinct, which says nothing of one parameter where others make them so. */
    private static final String OTHERS = ",c=0.0..1.0,d=0.0..1.0,e=0.0..1.0";

    @Property
    void realsStayInTheirRangeAndCanBeTypedAgain(
            @ForAll @IntRange(min = -9, max = 6) int magnitude,
            @ForAll @DoubleRange(min = 1, max = 1e6) double ratio,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double share,
            @ForAll Scale scale) {
        double low = 1.7 * Math.pow(10, magnitude);
        RealRange range = new RealRange(low, low * ratio, scale);
        double value = Double.parseDouble(range.at(share));
        double exact = scale.between(low, low * ratio, share);
        assertThat(value).isBetween(low, low * ratio);
        double width = low * ratio - low;
        double step = scale == Scale.LOG ? Math.min(exact, width) : width;
        assertThat(value).as("rounded").isCloseTo(exact, within(1e-3 * step + 1e-9 * exact));
        assertThat(range.at(share)).isEqualTo(Double.toString(value));
    }

    @Property
    void wholeNumbersStayInTheirRangeAndReachItsEnds(
            @ForAll @IntRange(min = 1, max = 1000) int low,
            @ForAll @IntRange(max = 1000) int width,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double share,
            @ForAll Scale scale) {
        WholeRange range = new WholeRange(low, low + width, scale);
        assertThat(Integer.parseInt(range.at(share))).isBetween(low, low + width);
        assertThat(range.at(0)).isEqualTo(Integer.toString(low));
        assertThat(range.at(Math.nextDown(1.0))).isEqualTo(Integer.toString(low + width));
    }

    @Property(tries = 50)
    void drawsOfFewAreTheFirstOfMany(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int few) {
        SearchSpace space = SearchSpace.parse("a=0.0..1.0,b=1..5,c=x/y");
        List<Settings> many = space.draw(40, seed);
        assertThat(many).hasSize(40).doesNotHaveDuplicates();
        assertThat(space.draw(few, seed)).isEqualTo(many.subList(0, few));
    }

    @Example
    void logarithmsOfALogScaleAreUniform() {
        List<Settings> draws = SearchSpace.parse("a=0.0001..10.0:log" + OTHERS).draw(DRAWS, 1);
        assertThat(pValue(draws, drawn -> Math.log10(drawn.real("a") / 1e-4) / 5))
                .isGreaterThan(UNLIKELY);
        assertThat(pValue(draws, drawn -> (drawn.real("a") - 1e-4) / 10))
                .as("of a linear scale they are not")
                .isLessThan(UNLIKELY);
    }

    @Example
    void linearScalesAreUniform() {
        List<Settings> draws = SearchSpace.parse("a=-2.0..3.0" + OTHERS).draw(DRAWS, 2);
        assertThat(pValue(draws, drawn -> (drawn.real("a") + 2) / 5)).isGreaterThan(UNLIKELY);
    }

    @Example
    void wholeNumbersAndChoicesAreEquallyLikely() {
        List<Settings> draws = SearchSpace.parse("a=3..7,b=x/y/z" + OTHERS).draw(DRAWS, 3);
        assertEven(draws.stream().collect(Collectors.groupingBy(drawn -> drawn.text("a"), Collectors.counting())), 5);
        assertEven(draws.stream().collect(Collectors.groupingBy(drawn -> drawn.text("b"), Collectors.counting())), 3);
    }

    @Example
    void wholeNumbersOfALogScaleAreAsLikelyAsTheirRatioToTheNext() {
        List<Settings> draws = SearchSpace.parse("a=1..7:log" + OTHERS).draw(DRAWS, 4);
        double[] expected = new double[7];
        long[] observed = new long[7];
        for (int value = 1; value <= 7; value++) {
            expected[value - 1] = DRAWS * Math.log((value + 1.0) / value) / Math.log(8);
        }
        draws.forEach(drawn -> observed[drawn.whole("a") - 1]++);
        assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(UNLIKELY);
    }

    @Example
    void parametersAreIndependent() {
        long[][] together = new long[10][10];
        SearchSpace.parse("a=0.0..1.0,b=0.0..1.0")
                .draw(DRAWS, 5)
                .forEach(drawn ->
                        together[(int) Math.min(9, drawn.real("a") * 10)][(int) Math.min(9, drawn.real("b") * 10)]++);
        assertThat(new ChiSquareTest().chiSquareTest(together)).isGreaterThan(UNLIKELY);
    }

    private static double pValue(List<Settings> draws, ToDoubleFunction<Settings> share) {
        double[] expected = new double[BINS];
        Arrays.fill(expected, (double) draws.size() / BINS);
        long[] observed = new long[BINS];
        draws.forEach(drawn -> observed[(int) Math.min(BINS - 1.0, share.applyAsDouble(drawn) * BINS)]++);
        return new ChiSquareTest().chiSquareTest(expected, observed);
    }

    private static void assertEven(Map<String, Long> counts, int values) {
        assertThat(counts).hasSize(values);
        double[] expected = new double[values];
        Arrays.fill(expected, (double) DRAWS / values);
        long[] observed = counts.values().stream().mapToLong(Long::longValue).toArray();
        assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(UNLIKELY);
    }

    @Example
    void smallSpacesAreDrawnWholeAndNoFurther() {
        assertThat(SearchSpace.parse("a=1..3,b=x/y").draw(100, 7)).hasSize(6).doesNotHaveDuplicates();
        assertThat(SearchSpace.empty().draw(3, 7)).containsExactly(new Settings(Map.of()));
    }

    @Example
    void spacesAreWrittenAsText() {
        SearchSpace space = SearchSpace.parse("dim=32..256:log, reg=0.001..0.1:log,k=1..9,w=0..1.5,rows=cosine/l1,x=7");
        assertThat(space.parameters())
                .containsExactly(
                        Map.entry("dim", new WholeRange(32, 256, Scale.LOG)),
                        Map.entry("reg", new RealRange(0.001, 0.1, Scale.LOG)),
                        Map.entry("k", new WholeRange(1, 9, Scale.LINEAR)),
                        Map.entry("w", new RealRange(0, 1.5, Scale.LINEAR)),
                        Map.entry("rows", Choices.of("cosine", "l1")),
                        Map.entry("x", Choices.of("7")));
        SearchSpace other = space.with(SearchSpace.parse("reg=0.5,more=1..2"));
        assertThat(other.parameters().keySet()).containsExactly("dim", "reg", "k", "w", "rows", "x", "more");
        assertThat(other.parameters()).containsEntry("reg", Choices.of("0.5"));
    }

    @Example
    void badSpacesSayWhatIsWrong() {
        assertBad("dim", "a parameter must be NAME=LOW..HIGH, NAME=LOW..HIGH:log or NAME=A/B/C: dim");
        assertBad("=1..2", "a parameter must be NAME=LOW..HIGH, NAME=LOW..HIGH:log or NAME=A/B/C: =1..2");
        assertBad("a=1..2,a=3", "a parameter must be given once: a");
        assertBad("a=1..x", "a range must be of two numbers: 1..x");
        assertBad("a=1..99999999999", "a range must be of two numbers: 1..99999999999");
        assertBad("a=2..1", "a range must be finite and rise from its low to its high end: 2.0..1.0");
        assertBad("a=NaN..1.0", "a range must be finite and rise from its low to its high end: NaN..1.0");
        assertBad("a=0.0..1.0:log", "a range on a log scale must be above 0: 0.0..1.0");
        assertBad("a=1..2:exp", "a range must end with its upper end or with :log: 1..2:exp");
        assertBad("a=", "values to choose from must not be blank: ");
        assertBad("a=x//y", "values to choose from must not be blank: x//y");
        assertBad("a=x/x", "values to choose from must be distinct: x/x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Choices(List.of()))
                .withMessage("there must be at least one value to choose");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(Map.of("a", "1")).text("b"))
                .withMessage("there is no parameter b among [a]");
    }

    private static void assertBad(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchSpace.parse(text))
                .withMessage(message);
    }
}

package dev.sluice.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Numbers as they stand in tables, and text that is taken for one. */
class DecimalsTest {
    private static List<String> texts(double... numbers) {
        Decimals decimals = Decimals.of(Arrays.stream(numbers));
        return DoubleStream.of(numbers).mapToObj(decimals::text).toList();
    }

    @Test
    void numbersSideBySideHaveEquallyManyDecimals() {
        assertThat(texts(0.08, 0.126, 0.31)).containsExactly("0.080", "0.126", "0.310");
        assertThat(texts(0.31234567, 0.2)).containsExactly("0.3123", "0.2000");
        assertThat(texts(35.218, 0.00213)).containsExactly("35.2180", "0.0021");
        assertThat(texts(12_345.678, 8_000)).containsExactly("12,346", "8,000");
        assertThat(texts(0.99996, 0.5)).containsExactly("1.0", "0.5");
        assertThat(texts(-0.09, 0)).containsExactly("-0.09", "0.00");
    }

    @Test
    void wholeNumbersKeepAllDigits() {
        assertThat(texts(1, 1_234_567)).containsExactly("1", "1,234,567");
        assertThat(texts()).isEmpty();
    }

    @Test
    void theVeryLargeAndSmallAreInPowersOfTen() {
        assertThat(texts(1.2345e-7, 0.5)).containsExactly("1.234e-7", "0.5");
        assertThat(texts(1e15, -2.5e300, 4)).containsExactly("1e15", "-2.5e300", "4");
        assertThat(texts(Double.MIN_VALUE, Double.MAX_VALUE)).containsExactly("4.9e-324", "1.798e308");
    }

    @Test
    void whatIsNoNumberHasASign() {
        assertThat(texts(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0))
                .containsExactly("–", "∞", "-∞", "0");
        assertThat(texts(-0.00001234, 3)).doesNotContain("-0");
    }

    @Test
    void numbersAreKnownBySignUnitAndInterval() {
        assertThat(List.of("0.31", "-3", "+0.02", "1,234,567", "1.5e-7", "12 ms", "95 %", "3.2×", "± 2", "1,234.5 kB"))
                .allMatch(text -> NumericText.of(text).isPresent());
        assertThat(List.of("", "als", "2024-03-01", "1.2.3", "u42", "3 little pigs", "12,34", "1984!", "1984 (film)"))
                .noneMatch(text -> NumericText.of(text).isPresent());
        assertThat(NumericText.of(" 0.31 [0.29, 0.33]")).contains(new NumericText("0.31", "[0.29, 0.33]"));
        assertThat(NumericText.of("0.31 (0.29–0.33)")).contains(new NumericText("0.31", "(0.29–0.33)"));
        assertThat(NumericText.of("12 ms ± 3 ms")).contains(new NumericText("12 ms", "± 3 ms"));
    }

    @Test
    void aColumnOfNumbersMayLackSome() {
        assertThat(NumericText.isColumn(List.of("1", "", "–", "NaN"))).isTrue();
        assertThat(NumericText.isColumn(List.of("–", ""))).isFalse();
        assertThat(NumericText.isColumn(List.of("1984", "Brazil"))).isFalse();
    }
}

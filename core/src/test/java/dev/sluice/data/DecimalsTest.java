package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is what people write in decimals, not all that Java reads. */
class DecimalsTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "+1", "12.", ".5", "-12.5e-3", "1E9", "00012"})
    void decimalsAreNumbers(String text) {
        assertThat(Decimals.parse(text)).isEqualTo((Double) Double.parseDouble(text));
        assertThat(Decimals.parseFloat(text)).isEqualTo((Float) Float.parseFloat(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " 1",
                "1 ",
                "NaN",
                "Infinity",
                "-Infinity",
                "1f",
                "1d",
                "0x1p3",
                "1,5",
                "e",
                "1e",
                ".",
                "--1"
            })
    void allElseIsNot(String text) {
        assertThat(Decimals.parse(text)).isNaN();
        assertThat(Decimals.parseFloat(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "0.5", "00.5", "-12", "+7", "9007199254740991", "1e30", "9007199254740993.5"})
    void numbersAreKnown(String text) {
        assertThat(Decimals.isNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"007", "-01", "+01", "9007199254740992", "9007199254740993", "-1234567890123456789", "-", "a"})
    void whatSeveralWouldBeAsANumberIsNone(String text) {
        assertThat(Decimals.isNumber(text)).isFalse();
    }

    @Test
    void shortNumbersAreTheNearestFloatsToo() {
        for (int digits = 0; digits < 100_000_000; digits += 1 + digits / 1000) {
            String text = Integer.toString(digits);
            for (int point = 0; point <= text.length(); point++) {
                String number = text.substring(0, point) + "." + text.substring(point);
                assertThat(Decimals.parseFloat(number)).as(number).isEqualTo((Float) Float.parseFloat(number));
            }
            assertThat(Decimals.parseFloat(text)).as(text).isEqualTo((Float) Float.parseFloat(text));
        }
    }

    @Test
    void whatIsTooLargeIsNoFiniteNumber() {
        assertThat(Decimals.parse("1e400")).isNaN();
        assertThat(Decimals.parseFloat("-1e39")).isEqualTo(Float.NEGATIVE_INFINITY);
    }
}

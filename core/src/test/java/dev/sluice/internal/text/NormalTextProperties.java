package dev.sluice.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of the form in which texts are compared. */
class NormalTextProperties {
    @Property
    void aNormalTextStaysAsItIs(@ForAll String text) {
        String normal = NormalText.of(text);

        assertThat(NormalText.of(normal)).isEqualTo(normal);
    }

    @Property
    void whiteSpaceAndPunctuationAroundWordsDoNotCount(@ForAll String text) {
        assertThat(NormalText.of(" (" + text + ")!\t")).isEqualTo(NormalText.of(text));
    }

    @Property
    void wordsHaveOneSpaceBetweenThem(@ForAll String text) {
        assertThat(NormalText.of(text))
                .doesNotStartWith(" ")
                .doesNotEndWith(" ")
                .doesNotContain("  ", "\n", "\t");
    }

    @Example
    void writingDoesNotCount() {
        assertThat(NormalText.of("  The\u00a0QUICK,\n brown -- fox!  ")).isEqualTo("the quick brown fox");
        assertThat(NormalText.of("Straße")).isEqualTo(NormalText.of("STRASSE"));
        assertThat(NormalText.of("ΟΔΟΣ")).isEqualTo(NormalText.of("οδος"));
        assertThat(NormalText.of("ﬁlm Ｎo. ①")).isEqualTo("film no 1");
        assertThat(NormalText.of("cafe\u0301")).isEqualTo(NormalText.of("café"));
        assertThat(NormalText.of("soft\u00adware zero\u200bwidth")).isEqualTo("software zerowidth");
        assertThat(NormalText.of("don't")).isEqualTo(NormalText.of("don’t")).isEqualTo("don t");
    }

    @Example
    void whatTellsWordsApartStays() {
        assertThat(NormalText.of("C#, C++ & C")).isEqualTo("c# c++ & c");
        assertThat(NormalText.of("50% of $5 ★")).isEqualTo("50% of $5 ★");
        assertThat(NormalText.of("?!... -- ()")).isEmpty();
    }
}

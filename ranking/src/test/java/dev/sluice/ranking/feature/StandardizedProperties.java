package dev.sluice.ranking.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;

/** Laws of scores on a shared scale. */
class StandardizedProperties {
    @Property
    void scaleAndOffsetOfAModelDoNotMatter(
            @ForAll @Size(min = 2, max = 30) List<@FloatRange(min = -10, max = 10) Float> drawn,
            @ForAll @FloatRange(min = 0.5f, max = 50) float scale,
            @ForAll @FloatRange(min = -5, max = 5) float offset) {
        float[] scores = floats(drawn);
        Assume.that(spread(scores) > 0.1);
        float[] moved = scores.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = scale * moved[i] + offset;
        }
        float[] standard = scores.clone();

        Standardized.inPlace(standard, standard.length);
        Standardized.inPlace(moved, moved.length);

        for (int i = 0; i < moved.length; i++) {
            assertThat(moved[i]).isCloseTo(standard[i], within(1e-3f));
        }
    }

    @Property
    void meanIsZeroAndDeviationOne(
            @ForAll @Size(min = 2, max = 30) List<@FloatRange(min = -10, max = 10) Float> drawn) {
        float[] scores = floats(drawn);
        Assume.that(spread(scores) > 0.1);

        Standardized.inPlace(scores, scores.length);

        double sum = 0;
        double squares = 0;
        for (float score : scores) {
            sum += score;
            squares += score * score;
        }
        assertThat(sum / scores.length).isCloseTo(0, within(1e-5));
        assertThat(squares / scores.length).isCloseTo(1, within(1e-5));
    }

    @Property
    void equalScoresAreAllZero(@ForAll @FloatRange float score) {
        float[] equal = {score, score, Float.NaN, score};

        Standardized.inPlace(equal, 4);

        assertThat(equal).containsExactly(0, 0, Float.NaN, 0);
    }

    @Example
    void whatIsBeyondTheBatchOrInfiniteHasNoScore() {
        float[] column = {1, Float.NEGATIVE_INFINITY, 3, 99};

        Standardized.inPlace(column, 3);

        assertThat(column).containsExactly(-1, Float.NaN, 1, 99);
    }

    private static float[] floats(List<Float> drawn) {
        float[] floats = new float[drawn.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = drawn.get(i);
        }
        return floats;
    }

    private static double spread(float[] scores) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            least = Math.min(least, score);
            greatest = Math.max(greatest, score);
        }
        return greatest - least;
    }
}

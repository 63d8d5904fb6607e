package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Laws of finding the scores that reach a threshold, in every form and at every length up to 300. */
class ScoreThresholdTest {
    private static final float[] SCORES = {
        -1, -0.0f, 0, 1, Math.nextUp(1), Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
    };

    @Test
    void placesOfThoseThatReachItComeInOrder() {
        Random random = new Random(1);
        for (int count = 0; count <= 300; count++) {
            float[] scores = new float[count + 20];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = SCORES[random.nextInt(SCORES.length)];
            }
            for (float threshold : SCORES) {
                int[] expected = IntStream.range(0, count)
                        .filter(it -> scores[it] >= threshold)
                        .toArray();
                for (Kernels kernels : RowKernelsTest.forms()) {
                    int[] positions = new int[count];
                    int found = kernels.atLeast(threshold, scores, count, positions);
                    assertThat(Arrays.copyOf(positions, found)).isEqualTo(expected);
                }
            }
        }
    }
}

package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both forms against sums in double precision. */
class PairKernelsTest {
    private static final float KEEP_LEFT = 0.9f;
    private static final float KEEP_RIGHT = 0.8f;
    private static final float GAIN = 0.3f;

    static Stream<PairKernels> forms() {
        return Stream.of(PairKernels.best(), new PlainPairKernels());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aDifferenceIsThatOfTwoProducts(PairKernels kernels) {
        for (int stride = 16; stride <= 160; stride += 16) {
            float[] left = random(3 * stride, stride);
            float[] right = random(5 * stride, -stride);
            double expected = 0;
            for (int i = 0; i < stride; i++) {
                expected += (double) left[stride + i] * ((double) right[4 * stride + i] - right[2 * stride + i]);
            }

            float found = kernels.difference(left, stride, right, 4 * stride, 2 * stride, stride);

            assertThat((double) found).as("stride %d", stride).isCloseTo(expected, within(1e-4));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aStepChangesThreeVectorsAndNothingElse(PairKernels kernels) {
        for (int stride = 16; stride <= 160; stride += 16) {
            float[] left = random(3 * stride, stride);
            float[] right = random(5 * stride, -stride);
            float[] leftBefore = left.clone();
            float[] rightBefore = right.clone();

            kernels.step(left, stride, right, 0, 3 * stride, stride, GAIN, KEEP_LEFT, KEEP_RIGHT);

            for (int i = 0; i < stride; i++) {
                float l = leftBefore[stride + i];
                float p = rightBefore[i];
                float m = rightBefore[3 * stride + i];
                leftBefore[stride + i] = KEEP_LEFT * l + GAIN * (p - m);
                rightBefore[i] = KEEP_RIGHT * p + GAIN * l;
                rightBefore[3 * stride + i] = KEEP_RIGHT * m - GAIN * l;
            }
            assertThat(left).containsExactly(leftBefore, within(1e-6f));
            assertThat(right).containsExactly(rightBefore, within(1e-6f));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void zerosThatFillUpAVectorStayZero(PairKernels kernels) {
        float[] left = new float[16];
        float[] right = new float[32];
        left[0] = 1;
        right[0] = 2;
        right[16] = 3;

        kernels.step(left, 0, right, 0, 16, 16, GAIN, KEEP_LEFT, KEEP_RIGHT);

        assertThat(left).startsWith(KEEP_LEFT * 1 + GAIN * -1).endsWith(new float[15]);
        assertThat(right).endsWith(new float[15]);
    }

    private static float[] random(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}

package dev.sluice.internal.kernel;

/**
 * The loops of learning from comparisons: how much better one vector goes with a third than another does, and the step
 * that makes it so. Within one form the result depends on nothing but the input; two forms differ by rounding alone.
 *
 * <p>Vectors are as long as a stride, filled up with zeros, which every step leaves zero.
 */
public abstract class PairKernels {
    /** What a stride must be a multiple of. */
    public static final int STEP = 16;

    PairKernels() {}

    /** The fastest form this JVM can run, chosen when first asked for. */
    public static PairKernels best() {
        return Chosen.BEST;
    }

    /** The least stride that so many numbers fit into. */
    public static int stride(int dimension) {
        return (dimension + STEP - 1) / STEP * STEP;
    }

    /**
     * The inner product of {@code left} and {@code plus - minus}.
     *
     * @param at where the left vector begins
     * @param plus where one of the right vectors begins
     * @param minus where the other begins
     */
    public abstract float difference(float[] left, int at, float[] right, int plus, int minus, int stride);

    /**
     * Multiplies the left vector by {@code keepLeft} and the right ones by {@code keepRight}, then adds: to the left
     * one {@code gain * (plus - minus)}, to {@code plus} {@code gain * left}, to {@code minus} {@code -gain * left},
     * each as it was before.
     *
     * @param minus another vector than {@code plus}
     */
    public abstract void step(
            float[] left,
            int at,
            float[] right,
            int plus,
            int minus,
            int stride,
            float gain,
            float keepLeft,
            float keepRight);

    private static final class Chosen {
        static final PairKernels BEST = KernelLookup.bestPair();
    }
}

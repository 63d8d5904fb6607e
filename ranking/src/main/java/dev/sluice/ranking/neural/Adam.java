package dev.sluice.ranking.neural;

/**
 * Steps of Adam for some weights: along the mean of past gradients over the root of the mean of their squares, both
 * fading and corrected for having begun at 0. Decay shortens the weights themselves and is no part of the gradient.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015, Adam</a>
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, Decoupled weight decay regularization</a>
 */
final class Adam {
    private static final float FADING = 0.9f;
    private static final float SQUARES_FADING = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final float[] means;
    private final float[] squares;

    Adam(int weights) {
        this.means = new float[weights];
        this.squares = new float[weights];
    }

    /**
     * How long a step is.
     *
     * @param rate of the step, with the correction in it
     * @param kept share of a weight that decay leaves
     */
    record Step(float rate, float kept) {
        /** @param count how many steps there are with this one */
        static Step of(double rate, double decay, long count) {
            double correction = Math.sqrt(1 - StrictMath.pow(SQUARES_FADING, (double) count))
                    / (1 - StrictMath.pow(FADING, (double) count));
            return new Step((float) (rate * correction), (float) (1 - rate * decay));
        }

        /** The same for weights that are not to decay. */
        Step withoutDecay() {
            return new Step(rate, 1);
        }
    }

    /** Takes a step with a part of the weights. */
    void step(Step step, float[] gradient, int from, int to, float[] weights) {
        float rate = step.rate();
        float kept = step.kept();
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float mean = FADING * means[i] + (1 - FADING) * g;
            float square = SQUARES_FADING * squares[i] + (1 - SQUARES_FADING) * g * g;
            means[i] = mean;
            squares[i] = square;
            weights[i] = kept * weights[i] - rate * mean / ((float) Math.sqrt(square) + EPSILON);
        }
    }
}

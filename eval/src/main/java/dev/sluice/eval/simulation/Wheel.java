package dev.sluice.eval.simulation;

import java.util.function.IntToDoubleFunction;

/** Draws numbers from 0 on in proportion to weights. Costs a binary search a draw. */
final class Wheel {
    private final double[] sums;

    private Wheel(double[] sums) {
        this.sums = sums;
    }

    /**
     * As many numbers as there are weights.
     *
     * @param weight not negative, at least one above 0
     */
    static Wheel of(int numbers, IntToDoubleFunction weight) {
        double[] sums = new double[numbers];
        double sum = 0;
        for (int i = 0; i < numbers; i++) {
            sum += weight.applyAsDouble(i);
            sums[i] = sum;
        }
        return new Wheel(sums);
    }

    /** The weights {@code 1, 2^-exponent, 3^-exponent ...}. */
    static Wheel zipf(int numbers, double exponent) {
        return of(numbers, i -> StrictMath.pow(i + 1, -exponent));
    }

    int size() {
        return sums.length;
    }

    /** Sum of the weights from one number up to, without, another. */
    double weight(int from, int to) {
        return (to == 0 ? 0 : sums[to - 1]) - (from == 0 ? 0 : sums[from - 1]);
    }

    /** The share of a number. */
    double share(int number) {
        return weight(number, number + 1) / sums[sums.length - 1];
    }

    /** The number that a uniform, above 0 and below 1, stands for; never one without weight. */
    int draw(double uniform) {
        return draw(uniform, 0, sums.length);
    }

    /** The same among the numbers from one up to, without, another, whose weights have a sum above 0. */
    int draw(double uniform, int from, int to) {
        double sought = (from == 0 ? 0 : sums[from - 1]) + uniform * weight(from, to);
        int low = from;
        int high = to - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] >= sought) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

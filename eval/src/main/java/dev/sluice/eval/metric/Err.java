package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * Expected reciprocal rank: a reader goes down the list and stops, satisfied, at each item with a probability that
 * grows with its grade; the value is the mean of one divided by the place of the stop. An item below a very good one
 * counts little. The probability is {@code gain(grade) / (gain(maxGrade) + 1)}, with exponential gain that of the
 * paper, {@code (2^grade - 1) / 2^maxGrade}. {@link #overTies} costs the square of the length of a run of equal scores.
 *
 * @param k number of places that count, at least 1; {@link Metrics#WHOLE_LIST} for all
 * @param gain what a relevant item is worth; with {@link Gain#BINARY} a reader stops at a relevant item with
 *     probability 0.5
 * @param maxGrade the highest grade there can be, above 0 and finite; without meaning if the gain is binary
 * @see <a href="https://doi.org/10.1145/1645953.1646033">Chapelle, Metzler, Zhang and Grinspan 2009</a>
 */
public record Err(int k, Gain gain, double maxGrade) implements TieAware {
    public Err {
        Places.requireCut(k);
        if (!(maxGrade > 0 && maxGrade < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the highest grade must be above 0 and finite: " + maxGrade);
        }
    }

    /**
     * The value of a list.
     *
     * @throws IllegalArgumentException if a grade is above the highest there can be
     */
    @Override
    public double of(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        double sum = 0;
        double reaches = 1;
        for (int place = 0; place < Math.min(k, list.size()); place++) {
            double stops = stops(truth, list.item(place));
            sum += reaches * stops / (place + 1);
            reaches *= 1 - stops;
        }
        return sum;
    }

    @Override
    public double overTies(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        double sum = 0;
        double reaches = 1;
        int end;
        for (int start = 0; start < Math.min(k, list.size()); start = end) {
            end = Ties.end(list, start);
            if (Ties.relevant(list, truth, start, end) > 0) {
                double[] goesOn = goesOn(list, truth, start, end);
                for (int place = start; place < Math.min(end, k); place++) {
                    sum += reaches * (goesOn[place - start] - goesOn[place - start + 1]) / (place + 1);
                }
                reaches *= goesOn[end - start];
            }
        }
        return sum;
    }

    /** By number of items of a run, how likely a reader is to go on after so many of them, whichever they are. */
    private double[] goesOn(RankedList list, Truth truth, int start, int end) {
        double[] goesOn = new double[end - start + 1];
        goesOn[0] = 1;
        for (int known = 1; known < goesOn.length; known++) {
            double passes = 1 - stops(truth, list.item(start + known - 1));
            for (int chosen = known; chosen > 0; chosen--) {
                goesOn[chosen] = ((known - chosen) * goesOn[chosen] + chosen * passes * goesOn[chosen - 1]) / known;
            }
        }
        return goesOn;
    }

    private double stops(Truth truth, int item) {
        double worth = gain.of(truth.grade(item));
        if (worth > gain.of(maxGrade)) {
            throw new IllegalArgumentException("a grade must be at most " + maxGrade + ": " + truth.grade(item)
                    + " of item " + item + " for user " + truth.user());
        }
        return worth / (gain.of(maxGrade) + 1);
    }

    @Override
    public String variant() {
        return "mean of 1 / place of the stop in " + Places.text(k) + ", which has probability "
                + (gain == Gain.BINARY
                        ? "0.5 at a relevant item"
                        : Places.lower(gain) + " gain of the grade / (gain of " + maxGrade + " + 1)");
    }
}

package dev.sluice.data.label;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/** Sums of numbers by place, the least added first, so that the order in which they come does not matter. */
final class Sums {
    private final IntArrayList places = new IntArrayList();
    private final DoubleArrayList numbers = new DoubleArrayList();

    void add(int place, double number) {
        places.add(place);
        numbers.add(number);
    }

    /** The sum of each place, NaN where nothing was added. */
    double[] of(int count) {
        int[] ends = new int[count + 1];
        for (int i = 0; i < places.size(); i++) {
            ends[places.getInt(i) + 1]++;
        }
        for (int place = 0; place < count; place++) {
            ends[place + 1] += ends[place];
        }
        double[] grouped = new double[numbers.size()];
        // Afterwards each place has where it ends instead of where it begins.
        for (int i = 0; i < grouped.length; i++) {
            grouped[ends[places.getInt(i)]++] = numbers.getDouble(i);
        }
        double[] sums = new double[count];
        for (int place = 0; place < count; place++) {
            sums[place] = sum(grouped, place == 0 ? 0 : ends[place - 1], ends[place]);
        }
        return sums;
    }

    private static double sum(double[] grouped, int from, int to) {
        Arrays.sort(grouped, from, to);
        double sum = from == to ? Double.NaN : 0;
        for (int i = from; i < to; i++) {
            sum += grouped[i];
        }
        return sum;
    }
}

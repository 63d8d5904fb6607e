package dev.sluice.eval;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.OptionalDouble;

/** A number for each of some users, in the order of their rows. */
public final class UserValues {
    private final int[] users;
    private final double[] values;

    private UserValues(int[] users, double[] values) {
        this.users = users;
        this.values = values;
    }

    /** How many users. */
    public int size() {
        return users.length;
    }

    /** The row of the user at a place, counted from 0; rows rise with the place. */
    public int user(int place) {
        return users[place];
    }

    /** The value of the user at a place, counted from 0. */
    public double value(int place) {
        return values[place];
    }

    /** The value of a user, if the user has one; a binary search. */
    public OptionalDouble of(int user) {
        int place = Arrays.binarySearch(users, user);
        return place < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[place]);
    }

    /** A copy of the values, in user order. */
    public double[] values() {
        return values.clone();
    }

    /** The sum, added up in user order. */
    public double sum() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The mean, NaN if there are no users. */
    public double mean() {
        return sum() / size();
    }

    /** Whether the others are values of just these users. */
    boolean sameUsers(UserValues others) {
        return Arrays.equals(users, others.users);
    }

    /** Collects the values of users, in any order. Belongs to one thread. */
    public static final class Builder {
        private final IntArrayList users = new IntArrayList();
        private final DoubleArrayList values = new DoubleArrayList();

        /** No users yet. */
        public Builder() {}

        /** Adds the value of a user. */
        public Builder add(int user, double value) {
            users.add(user);
            values.add(value);
            return this;
        }

        /** Adds all that another has collected. */
        public Builder addAll(Builder others) {
            users.addAll(others.users);
            values.addAll(others.values);
            return this;
        }

        /**
         * The values so far.
         *
         * @throws IllegalStateException if a user has two
         */
        public UserValues build() {
            int[] order = Rows.ascending(users.toIntArray());
            int[] sorted = Arrays.stream(order).map(users::getInt).toArray();
            for (int i = 1; i < sorted.length; i++) {
                if (sorted[i] == sorted[i - 1]) {
                    throw new IllegalStateException("user " + sorted[i] + " has two values");
                }
            }
            return new UserValues(
                    sorted, Arrays.stream(order).mapToDouble(values::getDouble).toArray());
        }
    }
}

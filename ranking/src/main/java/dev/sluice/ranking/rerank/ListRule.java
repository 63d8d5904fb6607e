package dev.sluice.ranking.rerank;

import java.util.Optional;

/**
 * What a list must keep to: how many items of one value of a column, such as an author, it may or must have. An item
 * with several tags counts for each of them, one without a value for none.
 */
public final class ListRule {
    private static final int UNLIMITED = Integer.MAX_VALUE;

    private final String column;
    private final Optional<String> value;
    private final int least;
    private final int most;
    private final int window;

    private ListRule(String column, Optional<String> value, int least, int most, int window) {
        this.column = column;
        this.value = value;
        this.least = least;
        this.most = most;
        this.window = window;
    }

    /**
     * No more than so many of each value among any so many consecutive places: {@code spacing("author", 1, 4)} puts
     * three others between two of an author.
     *
     * @param most at least 1
     * @param window number of consecutive places, above {@code most}
     */
    public static ListRule spacing(String column, int most, int window) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1: " + most);
        }
        if (window <= most) {
            throw new IllegalArgumentException("window must be above most, " + most + ": " + window);
        }
        return new ListRule(column, Optional.empty(), 0, most, window);
    }

    /**
     * No more than so many of each value in the list.
     *
     * @param most at least 1
     */
    public static ListRule atMost(String column, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1: " + most);
        }
        return new ListRule(column, Optional.empty(), 0, most, UNLIMITED);
    }

    /**
     * No more than so many of one value in the list.
     *
     * @param value one that no item has is kept to by every list
     * @param most at least 0
     */
    public static ListRule atMostOf(String column, String value, int most) {
        if (most < 0) {
            throw new IllegalArgumentException("most must be at least 0: " + most);
        }
        return new ListRule(column, Optional.of(value), 0, most, UNLIMITED);
    }

    /**
     * No fewer than so many of one value in the list.
     *
     * @param value one that no item has is kept to by no list
     * @param least at least 1
     */
    public static ListRule atLeastOf(String column, String value, int least) {
        if (least < 1) {
            throw new IllegalArgumentException("least must be at least 1: " + least);
        }
        return new ListRule(column, Optional.of(value), least, UNLIMITED, UNLIMITED);
    }

    String column() {
        return column;
    }

    /** The value it is about; empty if about each. */
    Optional<String> value() {
        return value;
    }

    /** How many there must be; 0 for a rule that says how many there may be. */
    int least() {
        return least;
    }

    int most() {
        return most;
    }

    /** Consecutive places in which there may be {@link #most}; more than any list has if it is about the list. */
    int window() {
        return window;
    }

    @Override
    public String toString() {
        String number = least > 0 ? "at least " + least : "at most " + most;
        String what = value.map(one -> column + " " + one).orElse("each " + column);
        return number + " of " + what + (window < UNLIMITED ? " in any " + window + " places" : "");
    }
}

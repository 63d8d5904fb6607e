package dev.sluice.ranking;

/**
 * The values of a batch of items, as codes one after the other: those of position {@code i} from place {@code from(i)}
 * to before {@code to(i)}. In the memory of the batch, and no longer valid than that.
 */
public final class BatchValues {
    private final int[] ends;
    private final int[] codes;
    private final int size;

    BatchValues(int[] ends, int[] codes, int size) {
        this.ends = ends;
        this.codes = codes;
        this.size = size;
    }

    /** How many values all positions have together. */
    public int size() {
        return size;
    }

    /** The place of the first value of a position; {@link #to} if it has none. */
    public int from(int position) {
        return position == 0 ? 0 : ends[position - 1];
    }

    /** The place behind the last value of a position. */
    public int to(int position) {
        return ends[position];
    }

    /** How many values a position has. */
    public int count(int position) {
        return to(position) - from(position);
    }

    /** The code at a place; those of a position are distinct and ascend. */
    public int code(int place) {
        return codes[place];
    }
}

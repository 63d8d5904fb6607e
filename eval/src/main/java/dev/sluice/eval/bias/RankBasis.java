package dev.sluice.eval.bias;

/** What the rank of an item is. It matters where the ranks of one item by several users are averaged. */
public enum RankBasis {
    /** Its place in the list, from 1. */
    PLACE("place in the list") {
        @Override
        double of(int place, int size) {
            return place;
        }
    },
    /** Its place divided by the number of items in the list, so that lists of different lengths weigh alike. */
    SHARE_OF_LIST("place divided by the length of the list") {
        @Override
        double of(int place, int size) {
            return (double) place / Math.max(1, size);
        }
    };

    private final String text;

    RankBasis(String text) {
        this.text = text;
    }

    /** The rank at a place, from 1, of a list of this size. */
    abstract double of(int place, int size);

    @Override
    public String toString() {
        return text;
    }
}

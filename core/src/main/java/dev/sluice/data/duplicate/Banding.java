package dev.sluice.data.duplicate;

/**
 * How candidates for a comparison are found: each item has hashes of which two items share one with a probability that
 * is their similarity; they are laid out in bands, and items that share all rows of a band are compared. More rows
 * leave out more pairs that are not alike, more bands find more that are.
 *
 * @param bands how many chances a pair has, at least 1
 * @param rows how many hashes must agree in a band, at least 1
 * @see <a href="http://www.mmds.org/">Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, section 3.4</a>
 */
public record Banding(int bands, int rows) {
    public Banding {
        if (bands < 1 || rows < 1) {
            throw new IllegalArgumentException("bands and rows must be at least 1: " + bands + " x " + rows);
        }
        Math.multiplyExact(bands, rows);
    }

    /** How many hashes an item has: {@code bands * rows}. */
    public int hashes() {
        return bands * rows;
    }

    /**
     * The probability that a pair is compared: {@code 1 - (1 - s^rows)^bands}.
     *
     * @param similarity {@code s}, the probability that a hash of the one equals that of the other, from 0 to 1
     */
    public double chance(double similarity) {
        if (!(similarity >= 0 && similarity <= 1)) {
            throw new IllegalArgumentException("similarity must be from 0 to 1: " + similarity);
        }
        return -Math.expm1(bands * Math.log1p(-Math.pow(similarity, rows)));
    }
}

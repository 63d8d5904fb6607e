package dev.sluice.ranking.neural;

import java.util.List;
import java.util.OptionalInt;

/**
 * The shape of a deep and cross network, whatever its inputs are. Start from {@link #defaults()} and change what
 * matters.
 *
 * @param cross number of cross layers, at least 0; with {@code n} of them the network knows products of up to {@code n
 *     + 1} inputs
 * @param rank of the weights of the cross layers, at least 1; empty for full ones. Worth it below half the width of the
 *     network
 * @param diagonal added to the diagonal of those weights, finite and not negative
 * @param deep outputs of each layer of the deep part, each at least 1; empty for no deep part
 * @param embedding the most numbers that a category becomes, at least 1: it becomes {@code 6 n^(1/4)} of them, rounded
 *     up, where it has {@code n} codes, but not more than {@code n}
 */
public record DcnLayers(int cross, OptionalInt rank, float diagonal, List<Integer> deep, int embedding) {
    /** Checks the ranges. */
    public DcnLayers {
        if (cross < 0) {
            throw new IllegalArgumentException("cross must be at least 0: " + cross);
        }
        if (rank.isPresent() && rank.getAsInt() < 1) {
            throw new IllegalArgumentException("rank must be at least 1: " + rank.getAsInt());
        }
        if (!(diagonal >= 0 && diagonal < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("diagonal must be finite and not negative: " + diagonal);
        }
        deep = List.copyOf(deep);
        for (int outputs : deep) {
            if (outputs < 1) {
                throw new IllegalArgumentException("deep layers must have at least 1 output: " + deep);
            }
        }
        if (embedding < 1) {
            throw new IllegalArgumentException("embedding must be at least 1: " + embedding);
        }
    }

    /** Two full cross layers, deep ones of 128 and 64, at most 16 numbers for a category. */
    public static DcnLayers defaults() {
        return new DcnLayers(2, OptionalInt.empty(), 0, List.of(128, 64), 16);
    }

    /** These layers with another number of cross layers. */
    public DcnLayers withCross(int value) {
        return new DcnLayers(value, rank, diagonal, deep, embedding);
    }

    /** These layers with cross layers of a rank. */
    public DcnLayers withRank(int value) {
        return new DcnLayers(cross, OptionalInt.of(value), diagonal, deep, embedding);
    }

    /** These layers with another diagonal. */
    public DcnLayers withDiagonal(float value) {
        return new DcnLayers(cross, rank, value, deep, embedding);
    }

    /** These layers with another deep part. */
    public DcnLayers withDeep(Integer... outputs) {
        return new DcnLayers(cross, rank, diagonal, List.of(outputs), embedding);
    }

    /** These layers with another bound for categories. */
    public DcnLayers withEmbedding(int value) {
        return new DcnLayers(cross, rank, diagonal, deep, value);
    }

    /** How many numbers a category of so many codes becomes. */
    int dimension(int codes) {
        int rule = (int) Math.ceil(6 * Math.sqrt(Math.sqrt(codes)));
        return Math.min(embedding, Math.min(codes, rule));
    }
}

package dev.sluice.ranking.neural;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * A cross layer: {@code x' = x0 * (W x + bias + diagonal x) + x}, where {@code x0} is what the first layer is given and
 * the product with it is taken entry by entry. A row of {@code W} is an output.
 *
 * @param narrow if {@code W = U V}, the {@code V}, whose outputs are as many as the rank and whose bias is 0; empty if
 *     {@code W} is full
 * @param wide {@code W}, or {@code U}, and the bias
 * @see <a href="https://arxiv.org/abs/2008.13535">Wang et al. 2021, DCN V2</a>
 */
record Cross(Optional<Dense> narrow, Dense wide, float diagonal) {
    static Cross random(int width, OptionalInt rank, float diagonal, SplittableRandom random) {
        if (rank.isEmpty()) {
            return new Cross(Optional.empty(), Dense.random(width, width, 1, random), diagonal);
        }
        Dense narrow = Dense.random(width, rank.getAsInt(), 1, random);
        return new Cross(Optional.of(narrow), Dense.random(rank.getAsInt(), width, 1, random), diagonal);
    }

    Cross copy() {
        return new Cross(narrow.map(Dense::copy), wide.copy(), diagonal);
    }
}

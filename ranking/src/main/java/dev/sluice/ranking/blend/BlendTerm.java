package dev.sluice.ranking.blend;

import dev.sluice.ScoreRange;

/** What one head adds to a {@link Blend}. */
public sealed interface BlendTerm permits WeightedSum.Term, ExponentProduct.Factor {
    /** Names the head: a letter, then letters, digits and {@code . _ - / @ :}. */
    String head();

    /** What becomes of it where the head is missing. */
    IfMissing ifMissing();

    /** The predictions it can take. */
    ScoreRange domain();

    /** What a prediction of its {@link #domain} comes to. */
    double part(double prediction);
}

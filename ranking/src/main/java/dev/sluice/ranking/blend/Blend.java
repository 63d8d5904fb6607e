package dev.sluice.ranking.blend;

import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.util.List;

/**
 * One score of several predictions: how much each head counts, and what becomes of it where it is missing. As text:
 *
 * <pre>
 *   0.5*click + like + 13.5*reply - 74*report       a {@link WeightedSum}
 *   (1 + click) * (1 + 10*like)^0.5                 an {@link ExponentProduct}
 *   click + 2*like?0.01 + reply?                    a like that is missing counts as 0.01, a reply is left out
 * </pre>
 *
 * <p>Between a head and a sign there is a space, since names may have dashes. What {@link Object#toString} prints,
 * {@link #parse} reads back as an equal blend.
 */
public sealed interface Blend permits WeightedSum, ExponentProduct {
    /** What it is made of: at least one term, each of another head. */
    List<? extends BlendTerm> terms();

    /**
     * The score of an item.
     *
     * @param parts what each term came to, in their order; NaN for those that are left out
     */
    double join(double[] parts);

    /**
     * Names the blend, numbers and all, in 12 hexadecimal digits: equal blends have equal names, on any JVM, others
     * have others, as far as 48 bits of SHA-256 go.
     */
    default String id() {
        return BlendText.id(this);
    }

    /**
     * Reads a blend from its text.
     *
     * @throws IllegalArgumentException if the text is none; says from which place on
     */
    static Blend parse(String text) {
        return BlendText.parse(text);
    }

    /** Saves the blend in a version under a name, as provenance that begins with it. */
    default void write(SnapshotWriter writer, String name) {
        SavedBlend.write(this, writer, name);
    }

    /**
     * The blend that a version holds under a name.
     *
     * @throws IllegalArgumentException if it holds none, or one that is not what was saved
     */
    static Blend of(ModelSnapshot snapshot, String name) {
        return SavedBlend.read(snapshot, name);
    }
}

package dev.sluice.data.duplicate;

/** Vectors of the items of a catalogue, such as {@code EmbeddingStore::copyRow}. */
@FunctionalInterface
public interface RowVectors {
    /**
     * Copies the vector of an item.
     *
     * @param row of the catalogue, from 1 on
     * @param into receives it
     */
    void copy(int row, float[] into);
}

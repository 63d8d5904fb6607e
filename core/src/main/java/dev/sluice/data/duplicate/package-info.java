/**
 * Items that are one and the same under several ids: finding them, and making one of them.
 *
 * <p>A {@link DuplicateRule} says which items belong together: {@link SameText} by equal words, {@link SimilarText} by
 * nearly equal ones, {@link SimilarVectors} by vectors that point the same way. {@link ItemMerges} holds what became of
 * the catalogue, {@link MergeItems} is the step that applies it to events and catalogue alike, and {@link ItemAliases}
 * tells what has become of the ids that are gone.
 *
 * <p>All of it is deterministic: equal catalogues and equal settings give equal merges.
 */
@NullMarked
package dev.sluice.data.duplicate;

import org.jspecify.annotations.NullMarked;

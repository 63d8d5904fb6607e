package dev.sluice.store;

import dev.sluice.ModelVersion;
import java.util.List;

/**
 * What came of erasing a user.
 *
 * @param rewritten the versions that were written anew, by their new names; none if no version knew the user
 * @param held versions as they were before, with the user's data, whose files are there until the last lease on them
 *     ends, or until the next attempt where they could not be deleted
 */
public record Erasure(List<ModelVersion> rewritten, List<ModelVersion> held) {
    public Erasure {
        rewritten = List.copyOf(rewritten);
        held = List.copyOf(held);
    }

    /** Whether no file of the repository knows the user any more. */
    public boolean isComplete() {
        return held.isEmpty();
    }
}

package dev.sluice.ranking.blend;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of a scorer's heads. */
final class Heads {
    private Heads() {}

    static List<String> distinct(List<String> heads) {
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("a scorer must have at least one head");
        }
        Set<String> seen = new HashSet<>();
        for (String head : heads) {
            if (!seen.add(head)) {
                throw new IllegalArgumentException("two heads are named " + head + ": " + heads);
            }
        }
        return List.copyOf(heads);
    }
}

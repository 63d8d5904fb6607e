package dev.sluice.data.duplicate;

import dev.sluice.ContentPolicy;
import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.data.Entities;
import dev.sluice.data.content.AttributeRule;
import java.util.stream.IntStream;

/** Which of the items that become one has the strictest label. */
final class StrictestCopies {
    private final ItemMerges merges;
    private final Verdict[] verdicts;

    StrictestCopies(Entities items, ItemMerges merges, AttributeRule label) {
        this.merges = merges;
        ContentPolicy policy = label.over(items);
        this.verdicts =
                IntStream.range(0, items.rows()).mapToObj(policy::verdict).toArray(Verdict[]::new);
    }

    /** By row of each item that stays the row whose label it gets, its own where no other is stricter. */
    int[] rows() {
        int[] strictest = IntStream.range(0, merges.rows()).toArray();
        for (int row = 1; row < strictest.length; row++) {
            int canonical = merges.canonical(row);
            if (verdicts[row].isStricterThan(verdicts[strictest[canonical]])) {
                strictest[canonical] = row;
            }
        }
        return strictest;
    }

    /** How many of them get the label of another. */
    static long others(int[] strictest) {
        return IntStream.range(0, strictest.length)
                .filter(row -> strictest[row] != row)
                .count();
    }
}

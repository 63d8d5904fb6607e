package dev.sluice.examples.prepare;

import dev.sluice.data.prepare.Preparation;

/**
 * A preparation of data that are split into what to learn from and what to be judged by. Which items there are must be
 * the same in both parts, so merging comes before the split; nothing that is to be predicted may choose what is learned
 * from, so the rest comes after it.
 *
 * @param before for all data: the steps up to the last that merges items
 * @param after for the part to learn from: the steps after that
 */
public record AroundSplit(Preparation before, Preparation after) {
    /** No steps on either side. */
    public static AroundSplit none() {
        return new AroundSplit(Preparation.none(), Preparation.none());
    }
}

package dev.sluice.retrieval;

/**
 * Whether an inverted file should be built again, and why.
 *
 * @param added vectors that were added since; every search reads them all
 * @param removed items that were removed since; searches read over them
 * @param drift how much worse the added vectors fit their nearest cells than those it was built of: 1 less the ratio of
 *     the mean cosines; 0 if nothing was added
 * @param rebuild whether it is time
 * @param reason why, or why not; one line
 */
public record IndexAdvice(int added, int removed, double drift, boolean rebuild, String reason) {}

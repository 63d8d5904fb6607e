package dev.sluice.eval;

/**
 * What an evaluation among some of the items left out.
 *
 * @param listed items of lists that were no candidates
 * @param relevant relevant items that were none, and so could not be found
 */
public record Outside(long listed, long relevant) {
    /** Nothing was left out. */
    public static final Outside NONE = new Outside(0, 0);

    Outside plus(Outside other) {
        return new Outside(listed + other.listed, relevant + other.relevant);
    }
}

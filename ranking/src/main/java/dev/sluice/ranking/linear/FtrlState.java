package dev.sluice.ranking.linear;

/** All that a descent goes on from: how features are read, and its coordinates, which nobody changes any more. */
record FtrlState(Standardization standardization, HashedTerms hashed, FtrlCoordinates coordinates) {
    /** How many coordinates there are. */
    static int coordinates(HashedTerms hashed) {
        return 1 + 2 * hashed.schema().size() + hashed.buckets();
    }
}

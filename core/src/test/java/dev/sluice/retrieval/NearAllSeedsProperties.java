package dev.sluice.retrieval;

import dev.sluice.CandidateGenerator;
import dev.sluice.Query;
import java.util.Arrays;

/** Items near to all seeds together keep the laws of generators. */
class NearAllSeedsProperties extends GeneratorLawsFixture {
    @Override
    public CandidateGenerator generator() {
        return SimilarItems.of(model.snapshot(), "als").withCombination(SimilarItems.Combination.SUM);
    }

    /** Seeds are not proposed, so all that are allowed are proposed only where no seed is. */
    @Override
    public boolean complete(Query query) {
        return seeds(query).length > 0 && Arrays.stream(query.history().items()).noneMatch(query.allowed()::contains);
    }
}

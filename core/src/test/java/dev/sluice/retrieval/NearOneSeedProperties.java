package dev.sluice.retrieval;

import dev.sluice.CandidateGenerator;
import dev.sluice.Query;
import java.util.Arrays;

/** Items near to one of the seeds keep the laws of generators. */
class NearOneSeedProperties extends GeneratorLawsFixture {
    @Override
    public CandidateGenerator generator() {
        return SimilarItems.of(model.snapshot(), "als").withCombination(SimilarItems.Combination.MAX);
    }

    /** Seeds are not proposed, so all that are allowed are proposed only where no seed is. */
    @Override
    public boolean complete(Query query) {
        return seeds(query).length > 0 && Arrays.stream(query.history().items()).noneMatch(query.allowed()::contains);
    }
}

package dev.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every candidate generator keeps to. A test of one extends this and gives it the generator, built for a small
 * model, so that limits below and above the number of items are both tried.
 */
public abstract class GeneratorConformance {
    private static final int A_MILLION = 1_000_000;

    /** The generator under test; the same at each call. */
    protected abstract CandidateGenerator generator();

    /** What it is tried on: queries of the version that it was built for, or of any. */
    protected abstract LawCases cases();

    /** A query to try; by default of any user, with any history, that allows some items, all or none. */
    protected Query query(Random random) {
        return cases().query(random);
    }

    /** Whether it can propose every item for this query, as far as it is allowed; by default nothing is said. */
    protected boolean complete(Query query) {
        return false;
    }

    private CandidateGeneratorLaws laws() {
        return new CandidateGeneratorLaws() {
            @Override
            public CandidateGenerator generator() {
                return GeneratorConformance.this.generator();
            }

            @Override
            public LawCases cases() {
                return GeneratorConformance.this.cases();
            }

            @Override
            public boolean complete(Query query) {
                return GeneratorConformance.this.complete(query);
            }

            @Override
            public Query query(Random random) {
                return GeneratorConformance.this.query(random);
            }
        };
    }

    @Test
    void proposesAtMostTheLimit() {
        Trials.bySeeds(seed -> laws().proposesAtMostTheLimit(seed, Trials.limit(seed)));
        Trials.bySeeds(laws()::proposesNothingForLimitZero);
    }

    @Test
    void proposesDistinctAllowedItems() {
        Trials.bySeeds(seed -> laws().proposesDistinctAllowedItems(seed, Trials.limit(seed)));
    }

    @Test
    void proposesAsManyAsThereAre() {
        Trials.bySeeds(seed -> laws().proposesAsManyAsThereAre(seed, Trials.limit(seed)));
    }

    @Test
    void refusesTheQueryOfAnotherVersion() {
        Trials.bySeeds(seed -> laws().refusesTheQueryOfAnotherVersion(seed, Trials.limit(seed)));
    }

    @Test
    void proposesTheSameForTheSameQuery() {
        Trials.bySeeds(seed -> laws().proposesTheSameForTheSameQuery(seed, Trials.limit(seed)));
    }

    @Test
    void proposesNothingWhereNothingIsAllowed() {
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed))
                    .with()
                    .allowed(ItemSet.of(cases().itemRows()))
                    .build();
            assertThat(generator().generate(query, 10).size()).isZero();
        });
    }

    @Test
    void copesWithAUserOfWhomNothingIsKnown() {
        Query query =
                Query.of(cases().version(), ItemSet.all(cases().itemRows())).build();

        assertThat(generator().generate(query, 10).items())
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void aMillionIsALimitLikeAnyOther() {
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            assertThat(generator().generate(query, A_MILLION).size())
                    .isBetween(
                            complete(query) ? query.allowed().size() : 0,
                            query.allowed().size());
        });
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Trials.sameUnderThreads(number -> proposed(query(new Random(number)), Trials.limit(number)));
    }

    @Test
    void heedsCancellation() {
        Trials.bySeeds(seed -> Trials.heedsCancellation(query(new Random(seed)), query -> proposed(query, 10)));
    }

    @Test
    void leavesTheQueryAsItWas() {
        Trials.bySeeds(seed -> {
            Query query = query(new Random(seed));
            Trials.changesNothing(query, Candidates.NONE, none -> generator().generate(query, 10));
        });
    }

    @Test
    void whatItProposedStaysAsItWas() {
        List<Candidates> given = new ArrayList<>();
        List<List<Object>> expected = new ArrayList<>();
        Trials.bySeeds(seed -> {
            Candidates proposed = generator().generate(query(new Random(seed)), Trials.limit(seed));
            given.add(proposed);
            expected.add(Trials.content(proposed));
        });

        assertThat(given.stream().map(Trials::content).toList()).isEqualTo(expected);
    }

    private List<Object> proposed(Query query, int limit) {
        return Trials.content(generator().generate(query, limit));
    }
}

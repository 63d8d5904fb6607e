package dev.sluice.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.Mask;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What every scorer keeps to. A test of an implementation implements this and inherits the properties. The features
 * that the scorer requires are filled with any numbers of their type, and now and then missing.
 */
public interface ScorerLaws {
    /** What stands past the scores before and must stand there after. */
    float UNTOUCHED = -12345.5f;

    /** The scorer under test. */
    Scorer scorer();

    /** What it is tried on: queries of the version that it was built for, or of any. */
    LawCases cases();

    /**
     * How far the score of an item may differ from batch to batch, through the order of a sum; by default not at all.
     */
    default float tolerance() {
        return 0;
    }

    /** Candidates to try; override it for features that are not just any numbers. */
    default Candidates candidates(Random random) {
        return cases().candidates(random, scorer().requires());
    }

    /** A query to try. */
    default Query query(Random random) {
        return cases().query(random);
    }

    @Property(tries = 200)
    default void scoreDoesNotDependOnTheOthers(@ForAll long seed) {
        Random random = new Random(seed);
        Query query = query(random);
        Candidates all = candidates(random);
        Mask mask = Mask.keepingAll(all.size());
        for (int position = 0; position < all.size(); position++) {
            if (random.nextBoolean()) {
                mask.clear(position);
            }
        }
        int[] kept = mask.positions();

        float[] ofAll = scores(query, all);
        float[] ofSome = scores(query, all.keep(mask));

        for (int head = 0; head < scorer().heads().size(); head++) {
            for (int i = 0; i < kept.length; i++) {
                assertThat(ofSome[head * kept.length + i])
                        .as(
                                "head %d of item %d among %d, and among %d",
                                head, all.item(kept[i]), kept.length, all.size())
                        .isCloseTo(ofAll[head * all.size() + kept[i]], within(tolerance()));
            }
        }
    }

    @Property(tries = 200)
    default void scoresStayInTheirRange(@ForAll long seed) {
        Random random = new Random(seed);
        Query query = query(random);
        ScoreRange range = scorer().range();

        for (float score : scores(query, candidates(random))) {
            assertThat(range.contains(score)).as("%s in %s", score, range).isTrue();
        }
    }

    @Property(tries = 100)
    default void whatStandsPastTheScoresIsLeftAlone(@ForAll long seed) {
        Random random = new Random(seed);
        Query query = query(random);
        Candidates candidates = candidates(random);
        int needed = candidates.size() * scorer().heads().size();
        float[] scores = new float[needed + 5];
        Arrays.fill(scores, UNTOUCHED);

        scorer().score(query, candidates, scores);

        assertThat(Arrays.copyOfRange(scores, needed, scores.length)).containsOnly(UNTOUCHED);
        assertThat(Arrays.copyOf(scores, needed)).doesNotContain(UNTOUCHED);
    }

    @Property(tries = 50)
    default void theSameBatchGetsTheSameScores(@ForAll long seed) {
        Random random = new Random(seed);
        Query query = query(random);
        Candidates candidates = candidates(random);

        assertThat(scores(query, candidates)).isEqualTo(scores(query, candidates));
    }

    @Property(tries = 1)
    default void headsHaveDistinctNames() {
        assertThat(scorer().heads()).isNotEmpty().doesNotHaveDuplicates();
    }

    private float[] scores(Query query, Candidates candidates) {
        float[] scores = new float[candidates.size() * scorer().heads().size()];
        scorer().score(query, candidates, scores);
        return scores;
    }
}

package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.conformance.LawCases;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of rankings: by score is a sort by score, then item, cut at the limit. */
class RankingProperties {
    /** Few values, so that there are ties, and both zeros, which tie. */
    private static final float[] SCORES = {-1, -0.0f, 0, 1, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY};

    @Property
    void byScoreIsASort(@ForAll long seed, @ForAll @IntRange(max = 40) int limit) {
        Random random = new Random(seed);
        Candidates candidates = LawCases.ofAnyVersion(1, 30).candidates(random, FeatureSchema.NONE);
        float[] scores = new float[candidates.size() + random.nextInt(3)];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = i < candidates.size() ? SCORES[random.nextInt(SCORES.length)] : Float.NaN;
        }
        List<Integer> expected = IntStream.range(0, candidates.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(position -> -(scores[position] + 0.0))
                        .thenComparing(candidates::item))
                .limit(limit)
                .toList();

        Ranking ranking = Ranking.byScore(candidates, scores, limit);

        assertThat(ranking.positions())
                .isEqualTo(expected.stream().mapToInt(Integer::intValue).toArray());
        for (int rank = 0; rank < ranking.size(); rank++) {
            assertThat(ranking.score(rank)).isEqualTo(scores[ranking.position(rank)]);
        }
    }

    @Property
    void orderOfTheCandidatesDoesNotMatter(@ForAll long seed) {
        Candidates candidates = LawCases.ofAnyVersion(1, 30).candidates(new Random(seed), FeatureSchema.NONE);
        float[] scores = new float[candidates.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = candidates.item(i) % 3;
        }
        Candidates ranked = candidates.select(Ranking.byScore(candidates, scores, candidates.size()));
        float[] rankedScores = ranked.scores();

        Candidates again = ranked.select(Ranking.byScore(ranked, rankedScores, ranked.size()));

        assertThat(again.items()).isEqualTo(ranked.items());
    }

    @Example
    void whatItFallsShortOfComesAlong() {
        Ranking ranking = Ranking.of(new int[] {2, 0}, new float[] {1, 2});
        Ranking falling = ranking.shortOf("one").shortOf("two").with(FeatureKey.number("x"), new float[2]);

        assertThat(ranking.shortfalls()).isEmpty();
        assertThat(falling.shortfalls()).containsExactly("one", "two");
        assertThat(falling.positions()).containsExactly(2, 0);
    }

    @Example
    void arraysAreCopies() {
        int[] positions = {2, 0};
        float[] scores = {1, 2};
        Ranking ranking = Ranking.of(positions, scores);
        positions[0] = 7;
        scores[0] = 7;
        ranking.positions()[1] = 7;

        assertThat(ranking.positions()).containsExactly(2, 0);
        assertThat(ranking.score(0)).isEqualTo(1);
    }

    @Example
    void whatIsNoRankingIsRefused() {
        assertThatThrownBy(() -> Ranking.of(new int[] {1, 0, 1}, new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("position ranked twice: 1");
        assertThatThrownBy(() -> Ranking.of(new int[] {0, -1}, new float[2]))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("position must be at least 0: -1");
        assertThatThrownBy(() -> Ranking.of(new int[] {3, 1}, new float[] {Float.NaN, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score of position 3 is NaN");
        assertThatThrownBy(() -> Ranking.of(new int[1], new float[2])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ranking.of(new int[1], new float[1]).with(FeatureKey.number("x"), new float[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x:number has 2 entries for 1 positions");
    }

    @Example
    void scoresThatAreNoneAreRefused() {
        Candidates candidates = Candidates.of(new int[] {8, 9}, new float[2]);

        assertThatThrownBy(() -> Ranking.byScore(candidates, new float[] {0, Float.NaN}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score of item 9 is NaN");
        assertThatThrownBy(() -> Ranking.byScore(candidates, new float[1], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 scores for 2 candidates");
        assertThatThrownBy(() -> Ranking.byScore(candidates, new float[2], -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must be at least 0: -1");
    }
}

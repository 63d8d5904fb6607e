package dev.sluice.ranking.rerank;

import static dev.sluice.ranking.rerank.PromotedRanker.PROMOTED;
import static dev.sluice.ranking.rerank.RerankWorld.sorted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.VersionMismatchException;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.RankerLaws;
import dev.sluice.funnel.Funnel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Places that belong to what an application promotes, and the laws of rankers. */
class PromotedRankerTest implements RankerLaws {
    private static final ModelVersion VERSION = new ModelVersion("v1");
    private static final Query QUERY = Query.of(VERSION, ItemSet.all(60)).build();

    private static Promotion at(int place, int... items) {
        return new Promotion(place, ItemSet.of(60, items));
    }

    private static PromotedRanker promoting(Promotion... promotions) {
        return new PromotedRanker(VERSION, query -> List.of(promotions));
    }

    private static Candidates ranked(PromotedRanker ranker, Candidates candidates, int limit) {
        return candidates.select(ranker.rank(QUERY, candidates, limit));
    }

    @Override
    public Ranker ranker() {
        return promoting(at(4, 3), at(0, 7, 8, 9, 10), at(5, 3, 11));
    }

    @Override
    public LawCases cases() {
        return LawCases.of(VERSION, 3, 60);
    }

    @Example
    void promotedItemsStandAtTheirPlaces() {
        Candidates list = ranked(promoting(at(3, 5), at(1, 9)), sorted(5, 2, 3, 4, 9), 5);

        assertThat(list.items()).containsExactly(2, 9, 3, 5, 4);
        assertThat(list.feature(PROMOTED)).containsExactly(0, 1, 0, 1, 0);
        assertThat(list.scores()).containsExactly(4, 1, 3, 5, 2);
    }

    @Example
    void ofSeveralItemsTheFirstCandidateStandsThere() {
        Candidates list = ranked(promoting(at(0, 3, 4, 5), at(1, 3, 4, 5)), sorted(1, 5, 2, 3), 4);

        assertThat(list.items()).containsExactly(5, 3, 1, 2);
    }

    @Example
    void placesThatCannotBeFilledGoToTheOthers() {
        Candidates candidates = sorted(1, 2, 3);
        Query without = QUERY.with().allowed(ItemSet.all(60).without(3)).build();

        assertThat(ranked(promoting(at(0, 50)), candidates, 3).feature(PROMOTED))
                .containsExactly(0, 0, 0);
        assertThat(ranked(promoting(at(0, 3), at(1, 3)), candidates, 3).items()).containsExactly(3, 1, 2);
        assertThat(ranked(promoting(at(0, 3), at(1, 3)), candidates, 3).feature(PROMOTED))
                .containsExactly(1, 0, 0);
        assertThat(ranked(promoting(at(3, 1)), candidates, 3).items()).containsExactly(1, 2, 3);
        assertThat(candidates
                        .select(promoting(at(0, 3)).rank(without, candidates, 3))
                        .items())
                .containsExactly(1, 2, 3);
    }

    @Example
    void columnsComeAlong() {
        FeatureKey age = FeatureKey.number("age");
        Candidates list = ranked(promoting(at(0, 2)), sorted(1, 2).withFeature(age, new float[] {1, 2}), 2);

        assertThat(list.feature(age)).containsExactly(2, 1);
    }

    @Example
    void inAFunnelWhatIsPromotedNeedsNoScore() {
        Funnel list = Funnel.of(VERSION)
                .generator("g", (query, limit) -> sorted(1, 2, 3, 4, 5).first(limit), 10)
                .withoutFallback()
                .build();
        PromotedRanker promoted = promoting(at(1, 40), at(2, 4), at(3, 41));
        Candidates answer = Funnel.of(VERSION)
                .generator("list", list, 3)
                .generator("promoted", promoted.generator(), 5)
                .ranker("promote", promoted, 10)
                .withoutFallback()
                .build()
                .run(QUERY.with().limit(4).allowed(ItemSet.all(60).without(41)).build())
                .candidates();

        assertThat(answer.items()).containsExactly(1, 40, 4, 2);
        assertThat(answer.feature(PROMOTED)).containsExactly(0, 1, 1, 0);
        assertThat(answer.proposers(1)).containsExactly("promoted");
    }

    @Property(tries = 200)
    void nothingIsLostOrTwiceAndTheOthersKeepTheirOrder(@ForAll long seed, @ForAll @IntRange(max = 8) int promotions) {
        Random random = new Random(seed);
        Candidates candidates = candidates(random);
        List<Promotion> promoted = new ArrayList<>();
        for (int place = 0; place < 2 * promotions; place += 1 + random.nextInt(3)) {
            promoted.add(at(place, 1 + random.nextInt(59), 1 + random.nextInt(59)));
        }
        Candidates list = candidates.select(
                new PromotedRanker(VERSION, query -> promoted).rank(QUERY, candidates, candidates.size()));
        int[] others = IntStream.range(0, list.size())
                .filter(place -> list.feature(PROMOTED, place) == 0)
                .map(list::item)
                .toArray();

        assertThat(list.items()).containsExactlyInAnyOrder(candidates.items());
        assertThat(others)
                .isEqualTo(IntStream.of(candidates.items())
                        .filter(item -> IntStream.of(others).anyMatch(other -> other == item))
                        .toArray());
        for (Promotion promotion : promoted) {
            if (promotion.place() < list.size() && list.feature(PROMOTED, promotion.place()) == 1) {
                assertThat(promotion.items().contains(list.item(promotion.place())))
                        .isTrue();
            }
        }
    }

    @Example
    void badInputNamesItself() {
        assertThatThrownBy(() -> at(-1, 3)).hasMessage("place must be at least 0: -1");
        assertThatThrownBy(() -> ranked(promoting(at(2, 3), at(2, 4)), sorted(3), 1))
                .hasMessage("a place belongs to one promotion: 2");
        Query other = Query.of(new ModelVersion("other"), ItemSet.all(60)).build();
        assertThatThrownBy(() -> promoting().rank(other, sorted(3), 1)).isInstanceOf(VersionMismatchException.class);
        assertThatThrownBy(() -> promoting().generator().generate(other, 1))
                .isInstanceOf(VersionMismatchException.class);
    }
}

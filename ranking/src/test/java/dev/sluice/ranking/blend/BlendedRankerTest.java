package dev.sluice.ranking.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.Contribution;
import dev.sluice.FeatureKey;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranking;
import dev.sluice.StageOutcome;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelRun;
import dev.sluice.ranking.ScoringRanker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three items, of which heads predict clicks, likes and reports; the like of item 2 is missing. */
class BlendedRankerTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");
    private static final Query QUERY = Query.of(VERSION, ItemSet.all(4)).build();
    private static final Candidates ITEMS = Candidates.of(new int[] {3, 1, 2}, new float[3]);
    private static final FixedScorer SCORER = FixedScorer.of(
            List.of("click", "like", "report"),
            new float[] {0.5f, 0.25f, 0.125f},
            new float[] {0.5f, Float.NaN, 1},
            new float[] {0.25f, 0, 0.5f});

    private static Candidates ranked(String blend) {
        Ranking ranking = BlendedRanker.of(SCORER, Blend.parse(blend)).rank(QUERY, ITEMS, 10);
        return ITEMS.select(ranking);
    }

    private static float[] column(Candidates candidates, String name) {
        return candidates.feature(FeatureKey.number(name));
    }

    @Test
    void ordersByTheBlendAndShowsEachHeadsPart() {
        Candidates ranked = ranked("2*click + like?0.5 - 4*report");

        assertThat(ranked.items()).containsExactly(2, 1, 3);
        assertThat(ranked.scores()).containsExactly(1, 0.5f, -0.75f);
        assertThat(column(ranked, "click")).containsExactly(0.25f, 0.5f, 0.125f);
        assertThat(column(ranked, "click.part")).containsExactly(0.5f, 1, 0.25f);
        assertThat(column(ranked, "like")).containsExactly(Float.NaN, 0.5f, 1);
        assertThat(column(ranked, "like.part")).containsExactly(0.5f, 0.5f, 1);
        assertThat(column(ranked, "report.part")).containsExactly(0, -1, -2);
    }

    @Test
    void partsOfAProductAreItsFactors() {
        Candidates ranked = ranked("(1 + 4*click)^2 * (1 + report)");

        assertThat(ranked.items()).containsExactly(1, 2, 3);
        assertThat(column(ranked, "click.part")).containsExactly(9, 4, 2.25f);
        assertThat(column(ranked, "report.part")).containsExactly(1.25f, 1, 1.5f);
        assertThat(column(ranked, "like.part")).as("not in the blend").containsOnly(Float.NaN);
        assertThat(ranked.scores()).containsExactly(11.25f, 4, 3.375f);
    }

    @Test
    void whatIsLeftOutHasNoPart() {
        Candidates ranked = ranked("click + like?");

        assertThat(ranked.items()).containsExactly(3, 1, 2);
        assertThat(ranked.scores()).containsExactly(1.125f, 1, 0.25f);
        assertThat(column(ranked, "like.part")).containsExactly(1, 0.5f, Float.NaN);
    }

    @Test
    void aMissingPredictionOfWhichNothingIsSaidIsAnError() {
        assertThatThrownBy(() -> ranked("click + like"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("like of item 2 is NaN");
        assertThat(ranked("click - report").items()).as("like is not asked").containsExactly(1, 2, 3);
    }

    @Test
    void predictionsAreFiniteAndNotNegativeInAProduct() {
        FixedScorer bad = FixedScorer.of(
                List.of("a", "b"), new float[] {1, Float.POSITIVE_INFINITY, 1}, new float[] {1, 1, -0.5f});

        assertThatThrownBy(() -> BlendedRanker.of(bad, Blend.parse("b + 0*a")).rank(QUERY, ITEMS, 1))
                .hasMessage("a of item 2 must be finite: Infinity");
        assertThatThrownBy(() -> BlendedRanker.of(bad, Blend.parse("(1 + b)")).rank(QUERY, ITEMS, 1))
                .hasMessage("b of item 3 must be finite and not negative in a product: -0.5");
        assertThatThrownBy(() ->
                        BlendedRanker.of(SCORER, Blend.parse("1e300*click")).rank(QUERY, ITEMS, 1))
                .hasMessage("the blended score of item 3 must be finite: Infinity of 1.0E300*click");
    }

    @Test
    void aHeadThatTheScorerLacksFailsWhenTheRankerIsBuilt() {
        assertThatThrownBy(() -> BlendedRanker.of(SCORER, Blend.parse("click + 2*share")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a blend needs head share, the scorer has [click, like, report]: click + 2*share");
        LiveBlend live = new LiveBlend(Blend.parse("click"), List.of("click", "share"));
        assertThatThrownBy(() -> new BlendedRanker(SCORER, live))
                .hasMessage("blends count on head share, the scorer has [click, like, report]");
    }

    @Test
    void aHeadThatTheScorerLacksMayBeSpokenFor() {
        assertThat(ranked("click + 2*share?0.5").scores()).containsExactly(1.5f, 1.25f, 1.125f);
        assertThat(ranked("click + 2*share?").scores()).containsExactly(0.5f, 0.25f, 0.125f);
    }

    @Test
    void headsAreDistinctAlsoFromTheNamesOfParts() {
        assertThatThrownBy(() -> BlendedRanker.of(FixedScorer.of(List.of("a", "a")), Blend.parse("a")))
                .hasMessage("a schema names each feature once: a");
        assertThatThrownBy(() -> BlendedRanker.of(FixedScorer.of(List.of("a", "a.part")), Blend.parse("a")))
                .hasMessage("a schema names each feature once: a.part");
    }

    @Test
    void nothingToRankAndNothingWantedAreOrdinary() {
        BlendedRanker ranker = BlendedRanker.of(SCORER, Blend.parse("click"));

        assertThat(ranker.rank(QUERY, Candidates.NONE, 5).size()).isZero();
        assertThat(ranker.rank(QUERY, ITEMS, 0).size()).isZero();
    }

    @Test
    void theExplanationOfAnItemShowsHeadsPartsAndBlend() {
        Blend blend = Blend.parse("2*click - 4*report");
        Funnel funnel = Funnel.of(VERSION)
                .generator("all", (query, limit) -> ITEMS, 3)
                .ranker("heavy", BlendedRanker.of(SCORER, blend), 3)
                .withoutFallback()
                .build();

        FunnelRun run = funnel.run(QUERY.with().explained().limit(1).build());

        List<Contribution> item = run.contributions().get(0);
        Contribution heavy = item.get(item.size() - 1);
        assertThat(heavy.stage()).isEqualTo("heavy");
        assertThat(heavy.score()).isEqualTo(0.5f);
        assertThat(heavy.parts())
                .isEqualTo(Map.of(
                        "click", 0.25f,
                        "click.part", 0.5f,
                        "like", Float.NaN,
                        "like.part", Float.NaN,
                        "report", 0f,
                        "report.part", 0f));
        assertThat(heavy.formula()).isEqualTo(blend.id() + ": 2*click - 4*report");
    }

    @Test
    void aFunnelWithTwoRankersOfTheSameHeadsNamesThemApart() {
        FunnelRun run = Funnel.of(VERSION)
                .generator("all", (query, limit) -> ITEMS, 3)
                .ranker("light", BlendedRanker.of(SCORER, Blend.parse("click")), 3)
                .ranker(
                        "heavy",
                        BlendedRanker.of(RenamedScorer.prefixed("heavy/", SCORER), Blend.parse("heavy/report")),
                        3)
                .withoutFallback()
                .build()
                .run(QUERY.with().limit(3).build());

        assertThat(run.stages()).allMatch(stage -> stage.outcome() == StageOutcome.OK);
        assertThat(run.candidates().items()).containsExactly(3, 1, 2);
        assertThat(column(run.candidates(), "click")).containsExactly(0.125f, 0.5f, 0.25f);
        assertThat(column(run.candidates(), "heavy/click")).containsExactly(0.125f, 0.5f, 0.25f);
    }

    @Test
    void oneHeadBlendedAsItIsRanksAsTheScorerDoes() {
        FixedScorer click = FixedScorer.of(List.of("click"), SCORER.predictions()[0]);

        assertThat(ranked("click").items())
                .isEqualTo(ITEMS.select(new ScoringRanker(click).rank(QUERY, ITEMS, 3))
                        .items());
    }
}

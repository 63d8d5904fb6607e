package dev.sluice.ranking.explore;

import static dev.sluice.ranking.explore.Frequencies.seeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Example;

/** Draws from what is known of items: moments, frequencies, extremes, and the laws of rankers that explore. */
class ThompsonRankerTest implements ExplorerLaws {
    private static final ThompsonSettings SETTINGS = ThompsonSettings.defaults().withDraws(50);

    @Override
    public Ranker ranker() {
        return new ThompsonRanker(SETTINGS);
    }

    @Override
    public Candidates candidates(Random random) {
        Candidates candidates = ExplorerLaws.super.candidates(random);
        float[] successes = new float[candidates.size()];
        float[] trials = new float[candidates.size()];
        for (int position = 0; position < trials.length; position++) {
            trials[position] = random.nextInt(4) == 0 ? Float.NaN : random.nextInt(1000);
            successes[position] = random.nextInt(9) == 0 ? Float.NaN : (int) (random.nextFloat() * trials[position]);
        }
        return with(candidates, successes, trials);
    }

    private static Candidates with(Candidates candidates, float[] successes, float[] trials) {
        return candidates.withFeature(SETTINGS.successes(), successes).withFeature(SETTINGS.trials(), trials);
    }

    private static Candidates known(float[] successes, float[] trials) {
        int[] items = new int[trials.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = i + 1;
        }
        return with(Candidates.of(items, new float[items.length]), successes, trials);
    }

    @Example
    void drawsHaveTheMomentsOfTheDistribution() {
        double[][] shapes = {{1, 1}, {0.5, 0.5}, {3, 7}, {0.2, 4}, {200, 10}, {1e6, 2e6}};
        for (double[] shape : shapes) {
            BetaDraws draws = new BetaDraws(shape[0], shape[1], new SplittableRandom(1));
            double all = shape[0] + shape[1];
            double mean = shape[0] / all;
            int count = 100_000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < count; i++) {
                double draw = 1 / (1 + Math.exp(-draws.nextLogOdds()));
                sum += draw;
                squares += (draw - mean) * (draw - mean);
            }
            double variance = mean * (1 - mean) / (all + 1);
            assertThat(sum / count).isCloseTo(mean, within(4 * Math.sqrt(variance / count)));
            assertThat(squares / count).isCloseTo(variance, within(0.03 * variance));
        }
    }

    /** That a draw of Beta(2, 1) is above one of Beta(1, 2) has the probability 5/6. */
    @Example
    void theFirstComesAsOftenAsItsDrawIsTheGreatest() {
        Candidates two = known(new float[] {1, 0}, new float[] {1, 1});
        Frequencies frequencies = Frequencies.of(ranker(), two, 2, 20_000);

        assertThat(frequencies.first(1)).isCloseTo(5.0 / 6, within(4 * Math.sqrt(5.0 / 36 / 20_000)));
        float claimed = two.select(new ThompsonRanker(SETTINGS.withDraws(100_000)).rank(seeded(1), two, 1))
                .feature(Propensity.KEY, 0);
        assertThat((double) claimed).isCloseTo(5.0 / 6, within(0.005));
    }

    /** The estimates are too high by at most one in the draws for each place. */
    @Example
    void everyListComesAboutAsOftenAsClaimed() {
        Candidates three = known(new float[] {3, 8, Float.NaN}, new float[] {10, 40, Float.NaN});
        Frequencies frequencies = Frequencies.of(new ThompsonRanker(SETTINGS.withDraws(300)), three, 3, 20_000);

        assertThat(frequencies.lists()).isEqualTo(6);
        frequencies.requireAsClaimed(2.0 / 300);
    }

    @Example
    void ofEqualDrawsTheItemDecidesAndNotTheOrderOfTheBatch() {
        Candidates three = Candidates.of(new int[] {5, 3, 4}, new float[3]);
        Tournament tournament = new Tournament(three, new float[][] {{1, 1, 1}, {2, 0, 2}});

        assertThat(tournament.winner(0)).isEqualTo(1);
        assertThat(tournament.winner(1)).isEqualTo(2);
        tournament.remove(2);
        assertThat(tournament.winner(1)).isZero();
        assertThat(tournament.share(0)).isEqualTo(0.5);
    }

    @Example
    void whatIsKnownToBeGoodComesFirst() {
        Candidates three = known(new float[] {10, 900_000, 100}, new float[] {1_000_000, 1_000_000, 200});
        Candidates list = three.select(ranker().rank(seeded(1), three, 3));

        assertThat(list.items()).containsExactly(2, 3, 1);
        assertThat(list.score(0)).isCloseTo(0.9f, within(0.01f));
        assertThat(list.feature(Propensity.KEY)).containsExactly(1, 1, 1);
    }

    @Example
    void whatIsMissingWasNeverTried() {
        Candidates missing = known(new float[] {Float.NaN, 5, 0}, new float[] {7, Float.NaN, 0});
        Frequencies frequencies = Frequencies.of(ranker(), missing, 1, 20_000);

        for (int item = 1; item <= 3; item++) {
            assertThat(frequencies.first(item)).isCloseTo(1.0 / 3, within(0.014));
        }
    }

    @Example
    void withLessEffortThereAreFewerDraws() {
        Candidates two = known(new float[] {0, 0}, new float[] {0, 0});
        Query little = seeded(1).with().effort(0.04).build();

        assertThat(two.select(ranker().rank(little, two, 1)).feature(Propensity.KEY, 0))
                .isIn(0.5f, 1f);
    }

    @Example
    void itReadsTheColumnsItIsTold() {
        FeatureKey clicks = FeatureKey.number("clicks");
        FeatureKey shown = FeatureKey.number("shown");
        Ranker ranker = new ThompsonRanker(SETTINGS.withColumns(clicks, shown).withPrior(2, 30));
        Candidates candidates = Candidates.of(new int[] {1, 2}, new float[2])
                .withFeature(clicks, new float[] {0, 99_999})
                .withFeature(shown, new float[] {100_000, 100_000});

        assertThat(ranker.requires()).isEqualTo(FeatureSchema.of(clicks, shown));
        assertThat(candidates.select(ranker.rank(seeded(1), candidates, 2)).items())
                .containsExactly(2, 1);
    }

    @Example
    void nothingToRankAndNothingWantedAreOrdinary() {
        Candidates one = known(new float[] {1}, new float[] {2});

        assertThat(ranker().rank(seeded(1), one.first(0), 5).size()).isZero();
        assertThat(ranker().rank(seeded(1), one, 0).size()).isZero();
        assertThat(one.select(ranker().rank(seeded(1), one, 5)).feature(Propensity.KEY))
                .containsExactly(1);
    }

    @Example
    void badInputNamesItself() {
        assertThatThrownBy(() -> ranker().rank(seeded(1), known(new float[] {3}, new float[] {2}), 1))
                .hasMessage("successes of item 1 must be from 0 to its trials, 2.0: 3.0");
        assertThatThrownBy(() -> ranker().rank(seeded(1), known(new float[] {-1}, new float[] {2}), 1))
                .hasMessage("successes of item 1 must be from 0 to its trials, 2.0: -1.0");
        assertThatThrownBy(() ->
                        ranker().rank(seeded(1), known(new float[] {1}, new float[] {Float.POSITIVE_INFINITY}), 1))
                .hasMessage("trials of item 1 must be finite: Infinity");
        assertThatThrownBy(() -> SETTINGS.withDraws(0)).hasMessage("draws must be at least 1: 0");
        assertThatThrownBy(() -> SETTINGS.withPrior(0, 1))
                .hasMessage("prior successes must be finite and at least 0.001: 0.0");
        assertThatThrownBy(() -> SETTINGS.withPrior(1, Double.NaN))
                .hasMessage("prior failures must be finite and at least 0.001: NaN");
        assertThatThrownBy(() -> SETTINGS.withColumns(SETTINGS.trials(), SETTINGS.trials()))
                .hasMessage("successes and trials must be two columns: item.trials");
        assertThatThrownBy(() -> ranker().rank(seeded(1), Candidates.of(new int[] {1}, new float[1]), 1))
                .hasMessageContaining("no feature item.successes");
    }
}

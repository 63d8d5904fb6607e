package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Laws of the policy that made the history. */
class LoggingPolicyTest {
    private static final World WORLD = Worlds.middling();
    private static final LoggingPolicy POLICY = LoggingPolicy.of(WORLD);
    private static final int ITEMS = 600;
    private static final int USER = 42;
    private static final long MOMENT = WORLD.settings().dawn(33) + 12_345_678;
    private static final int VISITS = 100_000;

    private static double[] first(World world, LoggingPolicy policy, int user, long moment) {
        return IntStream.rangeClosed(1, world.settings().items())
                .mapToDouble(item -> policy.probability(user, item, moment))
                .toArray();
    }

    @Test
    void probabilitiesOfTheFirstPlaceSumUpToOne() {
        for (long day = -10; day < 80; day += 7) {
            for (int user = 1; user <= 400; user += 57) {
                long moment = WORLD.settings().dawn(0) + day * Law.DAY + 1;
                assertThat(sum(first(WORLD, POLICY, user, moment))).isCloseTo(1, within(1e-12));
            }
        }
    }

    private static double sum(double[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .mapToDouble(i -> probabilities[i])
                .sum();
    }

    @Test
    void firstPlacesHaveTheseProbabilities() {
        long[] counts = new long[ITEMS];
        for (int id = 0; id < VISITS; id++) {
            counts[POLICY.display(new Visit(id, USER, MOMENT), 1).item(1) - 1]++;
        }

        assertThat(Fit.pValue(counts, first(WORLD, POLICY, USER, MOMENT))).isGreaterThan(Fit.REFUTED);
    }

    @Test
    void secondPlacesHaveWhatTheFirstLeave() {
        World small = World.of(Worlds.SMALL.withItems(14));
        LoggingPolicy policy = LoggingPolicy.of(small);
        long moment = Worlds.SMALL.dawn(19);
        double[] first = first(small, policy, 1, moment);
        int items = small.lastPublished(moment);
        long[] counts = new long[items * items];
        double[] expected = new double[items * items];
        for (int one = 0; one < items; one++) {
            for (int two = 0; two < items; two++) {
                expected[one * items + two] = one == two ? 0 : first[one] * first[two] / (1 - first[one]);
            }
        }
        for (int id = 0; id < VISITS; id++) {
            Display display = policy.display(new Visit(id, 1, moment), 2);
            counts[(display.item(1) - 1) * items + display.item(2) - 1]++;
        }

        assertThat(Fit.pValue(counts, expected)).isGreaterThan(Fit.REFUTED);
    }

    @Test
    void propensitiesAreTheProbabilitiesGivenThoseAbove() {
        for (int id = 0; id < 200; id++) {
            Visit visit = new Visit(id, 1 + id, MOMENT);
            Display display = POLICY.display(visit, 10);
            double left = 1;
            for (int position = 1; position <= 10; position++) {
                double probability = POLICY.probability(visit.user(), display.item(position), MOMENT);
                assertThat(display.propensity(position)).isCloseTo(probability / left, within(1e-12));
                left -= probability;
            }
            assertThat(display.items()).doesNotHaveDuplicates();
        }
    }

    @Test
    void popularItemsFollowTheLawOfAttention() {
        int published = WORLD.lastPublished(WORLD.settings().dawn(33));
        double[] weights = IntStream.rangeClosed(1, published)
                .mapToDouble(item -> {
                    double age = (WORLD.settings().dawn(33) - WORLD.item(item).published()) / 86_400_000.0;
                    return Math.pow(WORLD.item(item).rank(), -0.8) * (0.3 + 0.7 * Math.pow(2, -age / 14));
                })
                .toArray();
        double sum = sum(weights);
        long[] counts = new long[published];
        for (int id = 0; id < VISITS; id++) {
            Display display = POLICY.display(new Visit(id, 1 + id % 400, MOMENT), 1);
            if (display.source(1).equals("popular")) {
                counts[display.item(1) - 1]++;
            }
        }

        assertThat(Fit.pValue(
                        counts,
                        IntStream.range(0, published)
                                .mapToDouble(i -> weights[i] / sum)
                                .toArray()))
                .isGreaterThan(Fit.REFUTED);
    }

    @Test
    void sourcesHaveTheirShares() {
        long[] counts = new long[3];
        for (int id = 0; id < VISITS; id++) {
            String source = POLICY.display(new Visit(id, USER, MOMENT), 1).source(1);
            counts[source.equals("popular") ? 0 : source.equals("taste") ? 1 : 2]++;
        }

        assertThat(Fit.pValue(counts, new double[] {0.45, 0.35, 0.2})).isGreaterThan(Fit.REFUTED);
    }

    @Test
    void tastePicksTheCategoriesNearTheUserAtThatMoment() {
        long[] counts = new long[20];
        double[] weights = new double[20];
        Vector taste = WORLD.taste(WORLD.user(USER), MOMENT);
        for (int category = 0; category < 20; category++) {
            weights[category] = Math.exp(4 * taste.dot(WORLD.space().centre(category)));
        }
        for (int id = 0; id < VISITS; id++) {
            Display display = POLICY.display(new Visit(id, USER, MOMENT), 1);
            if (display.source(1).equals("taste")) {
                counts[WORLD.item(display.item(1)).category()]++;
            }
        }
        double sum = sum(weights);

        assertThat(Fit.pValue(
                        counts,
                        IntStream.range(0, 20)
                                .mapToDouble(i -> weights[i] / sum)
                                .toArray()))
                .isGreaterThan(Fit.REFUTED);
    }

    @Test
    void aVisitIsShownTheSameWhateverWasShownBefore() {
        Visit visit = new Visit(7, USER, MOMENT);
        Display fresh = LoggingPolicy.of(WORLD).display(visit, 10);
        POLICY.display(new Visit(8, USER, MOMENT + 9 * Law.DAY), 10);

        assertThat(POLICY.display(visit, 10).items()).isEqualTo(fresh.items());
    }

    @Test
    void moreSlotsThanItemsShowAllOfThem() {
        World small = World.of(Worlds.SMALL.withItems(10));
        LoggingPolicy policy = LoggingPolicy.of(small);
        for (int id = 0; id < 500; id++) {
            Display display = policy.display(new Visit(id, 1, Worlds.SMALL.dawn(0)), 50);
            assertThat(display.items()).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
            assertThat(display.propensity(7)).isCloseTo(1, within(1e-9)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void itNeedsAPlaceToShowSomething() {
        assertThatThrownBy(() -> POLICY.display(new Visit(1, 1, MOMENT), 0)).hasMessage("slots must be at least 1: 0");
    }

    @Test
    void beforeTheFirstPublicationNothingIsShown() {
        Visit early = new Visit(1, 1, WORLD.item(1).published() - Law.DAY);

        assertThat(POLICY.display(early, 10).size()).isZero();
        assertThat(POLICY.probability(1, 1, early.moment())).isZero();
    }
}

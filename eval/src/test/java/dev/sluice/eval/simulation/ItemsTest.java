package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

/** Laws of what is in a world, and of when it comes. */
class ItemsTest {
    private static final int ITEMS = 20_000;
    private static final int USERS = 4_000;

    private static final World WORLD =
            World.of(WorldSettings.defaults().withItems(ITEMS).withUsers(USERS).withSeed(3));
    private static final long START = WORLD.settings().dawn(0);

    private static IntStream items() {
        return IntStream.rangeClosed(1, ITEMS);
    }

    private static IntStream originals() {
        return items().filter(item -> WORLD.original(item) == item);
    }

    private static void assertShare(double expected, IntPredicate has) {
        double[] all = originals().mapToDouble(item -> has.test(item) ? 1 : 0).toArray();
        double error = Math.sqrt(expected * (1 - expected) / all.length);
        assertThat(Arrays.stream(all).average().orElseThrow()).isCloseTo(expected, within(4 * error));
    }

    @Test
    void categoriesHaveTheSizesOfZipf() {
        long[] counts = new long[20];
        originals().forEach(item -> counts[WORLD.item(item).category()]++);
        double sum =
                IntStream.rangeClosed(1, 20).mapToDouble(k -> Math.pow(k, -0.7)).sum();
        double[] expected = IntStream.rangeClosed(1, 20)
                .mapToDouble(k -> Math.pow(k, -0.7) / sum)
                .toArray();

        assertThat(Fit.pValue(counts, expected)).isGreaterThan(Fit.REFUTED);
    }

    @Test
    void someItemsAreClickbaitHarmfulOrLimited() {
        assertShare(0.08, item -> WORLD.item(item).clickbait());
        assertShare(0.03, item -> WORLD.item(item).label() == Item.Label.HARMFUL);
        assertShare(0.05, item -> WORLD.item(item).label() == Item.Label.LIMITED);
        double error = Math.sqrt(0.05 * 0.95 / ITEMS);
        assertThat(NearDuplicates.of(WORLD).count() / (double) ITEMS).isCloseTo(0.05, within(4 * error));
    }

    @Test
    void popularityRanksAreAShuffleThatKnowsNothingOfQuality() {
        int[] ranks = items().map(item -> WORLD.item(item).rank()).sorted().toArray();
        assertThat(ranks).isEqualTo(items().toArray());
        assertUnrelated(
                item -> WORLD.item(item).rank(), item -> WORLD.item(item).quality());
        assertUnrelated(item -> WORLD.item(item).rank(), item -> item);
    }

    @Test
    void givenTheCategoryDurationKnowsNothingOfWhatIsLiked() {
        for (int category = 0; category < 3; category++) {
            int only = category;
            int[] chosen = originals()
                    .filter(item -> WORLD.item(item).category() == only)
                    .toArray();
            assertUnrelated(
                    chosen,
                    item -> WORLD.item(item).seconds(),
                    item -> WORLD.item(item).quality());
            assertUnrelated(chosen, item -> WORLD.item(item).seconds(), item -> WORLD.interest(1 + only, item, START));
        }
    }

    private static void assertUnrelated(IntToDoubleFunction one, IntToDoubleFunction other) {
        assertUnrelated(items().toArray(), one, other);
    }

    private static void assertUnrelated(int[] items, IntToDoubleFunction one, IntToDoubleFunction other) {
        double correlation = new SpearmansCorrelation()
                .correlation(
                        Arrays.stream(items).mapToDouble(one::applyAsDouble).toArray(),
                        Arrays.stream(items).mapToDouble(other::applyAsDouble).toArray());
        assertThat(correlation).isCloseTo(0, within(4 / Math.sqrt(items.length)));
    }

    @Test
    void durationsReachFromClipsToFilms() {
        double[] seconds =
                originals().mapToDouble(item -> WORLD.item(item).seconds()).toArray();
        assertThat(Arrays.stream(seconds)).allMatch(each -> each >= 6 && each <= 7200 && each == Math.rint(each));
        assertThat(Arrays.stream(seconds).filter(each -> each < 60).count()).isGreaterThan(seconds.length / 5);
        assertThat(Arrays.stream(seconds).filter(each -> each > 3600).count()).isGreaterThan(seconds.length / 20);
    }

    @Test
    void durationsAreMixturesThatDependOnTheCategory() {
        double[][] shares = {{0.60, 0.32, 0.08}, {0.35, 0.53, 0.12}, {0.20, 0.55, 0.25}};
        double[] ends = {10, 20, 40, 100, 300, 480, 800, 3000, 5400, 7200, Double.POSITIVE_INFINITY};
        for (int rest = 0; rest < 3; rest++) {
            int only = rest;
            long[] counts = new long[ends.length];
            originals().filter(item -> WORLD.item(item).category() % 3 == only).forEach(item -> {
                int bin = 0;
                while (WORLD.item(item).seconds() >= ends[bin]) {
                    bin++;
                }
                counts[bin]++;
            });
            double[] expected = new double[ends.length];
            double below = 0;
            for (int bin = 0; bin < ends.length; bin++) {
                // What rounds to less than the end lies half a second below it.
                double up = shares[rest][0] * lognormal(20, 0.6, ends[bin] - 0.5)
                        + shares[rest][1] * lognormal(480, 0.7, ends[bin] - 0.5)
                        + shares[rest][2] * lognormal(5400, 0.25, ends[bin] - 0.5);
                expected[bin] = up - below;
                below = up;
            }
            assertThat(Fit.pValue(counts, expected)).as("categories %s", rest).isGreaterThan(Fit.REFUTED);
        }
    }

    private static double lognormal(double median, double spread, double at) {
        return at == Double.POSITIVE_INFINITY
                ? 1
                : new NormalDistribution().cumulativeProbability(Math.log(at / median) / spread);
    }

    @Test
    void qualitiesAndPricesAreSpreadAsStated() {
        assertNormal(0.7, originals().mapToDouble(item -> WORLD.item(item).quality()));
        assertNormal(
                0.8, originals().mapToDouble(item -> Math.log(WORLD.item(item).price() / 12)));
    }

    private static void assertNormal(double deviation, DoubleStream numbers) {
        double[] all = numbers.toArray();
        double squares = Arrays.stream(all).map(x -> x * x).average().orElseThrow();
        assertThat(Arrays.stream(all).average().orElseThrow())
                .isCloseTo(0, within(4 * deviation / Math.sqrt(all.length)));
        assertThat(Math.sqrt(squares)).isCloseTo(deviation, within(4 * deviation / Math.sqrt(2.0 * all.length)));
    }

    @Test
    void vectorsLieAroundTheirCategoryAndProducer() {
        Producers producers = new Producers(WORLD.settings(), WORLD.space());
        Random random = new Random(7);
        Fit.Deviations ofCentre = new Fit.Deviations();
        Fit.Deviations ofProducer = new Fit.Deviations();
        originals().mapToObj(WORLD::item).forEach(item -> {
            Vector centre = WORLD.space().centre(item.category());
            Vector offset = producers.offset(item.producer());
            Vector noise = Vector.of(i -> random.nextGaussian() / 4);
            Vector twin = centre.plus(0.35, offset).plus(0.6, noise).unit();
            assertThat(item.vector().dot(item.vector())).isCloseTo(1, within(1e-12));
            ofCentre.add(twin.dot(centre), item.vector().dot(centre));
            ofProducer.add(twin.dot(offset), item.vector().dot(offset));
        });
        assertThat(ofCentre.standardErrors()).isLessThan(4);
        assertThat(ofProducer.standardErrors()).isLessThan(4);
    }

    @Test
    void clickbaitAndHarmAttractWithoutInterest() {
        for (int item = 1; item <= 300; item++) {
            Item truth = WORLD.item(item);
            Vector taste = WORLD.user(1 + item).taste();
            double affinity = 6 * taste.dot(truth.vector());
            double bait = truth.clickbait() ? 1.5 : 0;
            double harm = truth.label() == Item.Label.HARMFUL ? 1 : 0;
            assertThat(logit(WORLD.attraction(1 + item, item, START)))
                    .isCloseTo(affinity + 0.3 * truth.quality() + bait + 0.5 * harm - 2.5, within(1e-9));
            assertThat(logit(WORLD.interest(1 + item, item, START)))
                    .isCloseTo(affinity + truth.quality() - 2 * harm - 2, within(1e-9));
        }
        assertThat(originals().limit(300).filter(item -> WORLD.item(item).clickbait()))
                .isNotEmpty();
        assertThat(originals().limit(300).filter(item -> WORLD.item(item).label() == Item.Label.HARMFUL))
                .isNotEmpty();
    }

    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }

    @Test
    void nearDuplicatesAreNearlyTheSameAndLater() {
        NearDuplicates.of(WORLD).forEach(copy -> {
            Item like = WORLD.item(copy);
            Item model = WORLD.item(WORLD.original(copy));
            assertThat(model.original()).isEqualTo(WORLD.original(copy)).isLessThan(copy);
            assertThat(like.published()).isGreaterThanOrEqualTo(model.published());
            assertThat(like.category()).isEqualTo(model.category());
            assertThat(like.producer()).isEqualTo(model.producer());
            assertThat(like.label()).isEqualTo(model.label());
            assertThat(like.quality()).isEqualTo(model.quality());
            assertThat(like.clickbait()).isEqualTo(model.clickbait());
            assertThat(like.price()).isEqualTo(model.price());
            assertThat(like.seconds()).isCloseTo(model.seconds(), within(1 + 0.05 * model.seconds()));
            assertThat(like.title()).startsWith(model.title()).isNotEqualTo(model.title());
            assertThat(sharedWords(like.text(), model.text())).isGreaterThanOrEqualTo(0.8);
            assertThat(WORLD.interest(5, copy, START))
                    .isCloseTo(WORLD.interest(5, model.original(), START), within(0.08));
        });
    }

    @Test
    void nearDuplicatesMoveAsLittleAsStated() {
        double[] moved = NearDuplicates.of(WORLD)
                .mapToDouble(copy ->
                        2 - 2 * WORLD.item(copy).vector().dot(model(copy).vector()))
                .toArray();
        // Of 16 dimensions, the one along the vector is lost when its length is made 1 again.
        assertThat(Arrays.stream(moved).average().orElseThrow())
                .isCloseTo(0.02 * 0.02 * 15 / 16, within(4 * 0.02 * 0.02 * Math.sqrt(2.0 / 16 / moved.length)));
        // Only long durations are told apart by whole seconds.
        double[] stretched = NearDuplicates.of(WORLD)
                .filter(copy -> model(copy).seconds() > 1000 && model(copy).seconds() < 6500)
                .mapToDouble(copy ->
                        Math.log(WORLD.item(copy).seconds() / model(copy).seconds()) / 0.01)
                .toArray();
        assertNormal(1, Arrays.stream(stretched));
    }

    private static Item model(int copy) {
        return WORLD.item(WORLD.original(copy));
    }

    @Test
    void textsOfOthersAreDifferent() {
        List<Item> some = originals().limit(400).mapToObj(WORLD::item).toList();
        for (Item one : some) {
            for (Item other : some) {
                assertThat(one == other ? 0 : sharedWords(one.text(), other.text()))
                        .isLessThan(0.6);
            }
        }
    }

    private static double sharedWords(String one, String other) {
        Set<String> shared = new HashSet<>(List.of(one.split(" ")));
        Set<String> all = new HashSet<>(shared);
        shared.retainAll(List.of(other.split(" ")));
        all.addAll(List.of(other.split(" ")));
        return shared.size() / (double) all.size();
    }

    @Test
    void mostArePublishedOrJoinBeforeTheStartAndTheRestDuringIt() {
        assertThat(WORLD.lastPublished(START - 1)).isEqualTo((int) (0.7 * ITEMS));
        assertThat(WORLD.lastJoined(START - 1)).isEqualTo((int) (0.85 * USERS));
        assertThat(WORLD.item(ITEMS).published()).isLessThan(WORLD.settings().end());
        assertThat(WORLD.lastPublished(START + 30 * Law.DAY) - 0.7 * ITEMS)
                .isCloseTo(0.15 * ITEMS, within(4 * Math.sqrt(0.3 * ITEMS / 4)));
        double meanAge = items().limit((int) (0.7 * ITEMS))
                .mapToDouble(item -> (START - WORLD.item(item).published()) / (double) Law.DAY)
                .average()
                .orElseThrow();
        assertThat(meanAge).isCloseTo(180, within(4 * 180 / Math.sqrt(0.7 * ITEMS)));
    }

    @Test
    void producersServeOneCategoryAndTheFirstOfEachMakesMost() {
        int[] category = new int[ITEMS];
        Arrays.fill(category, -1);
        int[] made = new int[ITEMS];
        items().forEach(item -> {
            Item truth = WORLD.item(item);
            assertThat(category[truth.producer()]).isIn(-1, truth.category());
            category[truth.producer()] = truth.category();
            made[truth.producer()]++;
        });
        assertThat(made[1]).isGreaterThan(made[2]).isGreaterThan(made[10]);
        assertThat(new PearsonsCorrelation()
                        .correlation(
                                IntStream.rangeClosed(1, 50)
                                        .mapToDouble(k -> 1.0 / k)
                                        .toArray(),
                                IntStream.rangeClosed(1, 50)
                                        .mapToDouble(k -> made[k])
                                        .toArray()))
                .isGreaterThan(0.97);
    }
}

package dev.sluice.eval.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eval.tuning.TrialResult.Outcome;
import it.unimi.dsi.fastutil.HashCommon;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of searches, on qualities that are planted. */
class RandomSearchProperties {
    private static final SearchSpace SPACE = SearchSpace.parse("reg=0.0001..1.0:log,dim=1..100,rows=x/y");
    private static final double REG = 0.01;
    private static final int DIM = 60;

    /** Any number from 0 to 1; one in ten fails, half of these by throwing. */
    private static double arbitrary(Settings settings, Budget budget, long seed) {
        long hash = HashCommon.mix(HashCommon.mix(seed + budget.units()) + settings.hashCode()) >>> 1;
        if (hash % 20 == 0) {
            throw new ArithmeticException("not determined");
        }
        return hash % 20 == 1 ? Double.NaN : hash % 1000 / 1000.0;
    }

    @Property(tries = 60)
    void nothingBetterIsDropped(
            @ForAll @IntRange(min = 1, max = 40) int settings,
            @ForAll @IntRange(min = 2, max = 5) int eta,
            @ForAll long seed)
            throws IOException {
        Halving plan = Halving.of(settings, eta, 1, 60);
        SearchResult result =
                new RandomSearch(plan, seed).run(SPACE, (drawn, budget) -> arbitrary(drawn, budget, seed), done -> {});
        for (Rung rung : plan.rungs()) {
            List<TrialResult> trials = result.of(rung);
            double leastKept = best(trials, Outcome.KEPT, -1);
            double bestDropped = best(trials, Outcome.DROPPED, 1);
            assertThat(bestDropped).isLessThanOrEqualTo(leastKept);
            assertThat(of(trials, Outcome.FAILED)).allSatisfy(trial -> {
                assertThat(trial.quality()).isNaN();
                assertThat(trial.reason()).isIn("not determined", "quality must be finite: NaN");
            });
        }
    }

    /** The greatest quality of an outcome by this sign; by -1 the least. */
    private static double best(List<TrialResult> trials, Outcome outcome, int sign) {
        return sign
                * of(trials, outcome).stream()
                        .mapToDouble(trial -> sign * trial.quality())
                        .max()
                        .orElse(Double.NEGATIVE_INFINITY);
    }

    private static List<TrialResult> of(List<TrialResult> trials, Outcome outcome) {
        return trials.stream().filter(trial -> trial.outcome() == outcome).toList();
    }

    @Property(tries = 60)
    void thoseWhoAreKeptAreTriedOnTheNextRung(@ForAll @IntRange(min = 1, max = 40) int settings, @ForAll long seed)
            throws IOException {
        Halving plan = Halving.of(settings, 3, 1, 60);
        SearchResult result =
                new RandomSearch(plan, seed).run(SPACE, (drawn, budget) -> arbitrary(drawn, budget, seed), done -> {});
        assertThat(result.of(plan.rungs().get(0))).hasSize(settings);
        for (Rung rung : plan.rungs()) {
            List<TrialResult> trials = result.of(rung);
            assertThat(trials).allMatch(trial -> trial.budget() == rung.budget());
            if (rung.number() == plan.rungs().size()) {
                assertThat(trials)
                        .noneMatch(trial -> trial.outcome() == Outcome.KEPT || trial.outcome() == Outcome.DROPPED);
            } else {
                Rung next = plan.rungs().get(rung.number());
                long judged = trials.stream().filter(TrialResult::judged).count();
                assertThat(of(trials, Outcome.KEPT)).hasSize((int) Math.min(judged, next.settings()));
                assertThat(result.of(next).stream().map(TrialResult::settings))
                        .containsExactlyElementsOf(of(trials, Outcome.KEPT).stream()
                                .map(TrialResult::settings)
                                .toList());
            }
        }
    }

    @Property(tries = 60)
    void budgetsAddUpToWhatIsStated(
            @ForAll @IntRange(min = 1, max = 40) int settings,
            @ForAll @IntRange(min = 2, max = 5) int eta,
            @ForAll long seed)
            throws IOException {
        Halving plan = Halving.of(settings, eta, 1, 60);
        long[] spent = new long[1];
        SearchResult result = new RandomSearch(plan, seed)
                .run(
                        SPACE,
                        (drawn, budget) -> {
                            spent[0] += budget.units();
                            return drawn.real("reg");
                        },
                        done -> {});
        assertThat(spent[0]).isEqualTo(plan.budget()).isEqualTo(result.budget());
        assertThat(result.trials()).hasSize(plan.trials());
    }

    @Property(tries = 30)
    void equalSeedsGiveEqualTables(@ForAll @IntRange(min = 1, max = 30) int settings, @ForAll long seed)
            throws IOException {
        RandomSearch search = new RandomSearch(Halving.of(settings, 3, 1, 27), seed);
        Trial trial = (drawn, budget) -> arbitrary(drawn, budget, seed);
        String table = withoutCosts(search.run(SPACE, trial, done -> {}));
        assertThat(withoutCosts(search.run(SPACE, trial, done -> {}))).isEqualTo(table);
        assertThat(withoutCosts(new RandomSearch(search.plan(), seed + 1).run(SPACE, trial, done -> {})))
                .isNotEqualTo(table);
    }

    private static String withoutCosts(SearchResult result) throws IOException {
        StringBuilder csv = new StringBuilder();
        result.writeCsv(csv);
        return csv.toString()
                .lines()
                .map(line -> line.replaceAll(",[^,]*,[^,]*$", ""))
                .collect(Collectors.joining("\n"));
    }

    /** A hill with its top at REG and DIM, seen the better the larger the budget. */
    private static double hill(Settings settings, Budget budget, long seed) {
        double far = Math.hypot(Math.log10(settings.real("reg") / REG), (settings.whole("dim") - DIM) / 25.0);
        double noise = HashCommon.mix(HashCommon.mix(seed + budget.units()) + settings.hashCode()) * 0x1p-63;
        return -far + 0.5 * noise / Math.sqrt(budget.units());
    }

    /** A twentieth of the space: a fifth of the logarithms of one and a quarter of the other. */
    private static boolean nearTheTop(Settings settings) {
        return Math.abs(Math.log10(settings.real("reg") / REG)) < 0.4 && Math.abs(settings.whole("dim") - DIM) <= 12;
    }

    /**
     * A search of 27 settings has the budget of 4 trials of the whole, of which one at least is near the top by chance
     * in 19 % of all cases.
     */
    @Example
    void findsTheTopFarMoreOftenThanChance() throws IOException {
        Halving plan = Halving.of(27, 3, 1, 27);
        assertThat(plan.budget()).isEqualTo(4 * 27);
        int found = 0;
        int byFewWhole = 0;
        for (long seed = 0; seed < 300; seed++) {
            found += findsTop(plan, seed) ? 1 : 0;
            byFewWhole += findsTop(Halving.none(4, 27), seed) ? 1 : 0;
        }
        assertThat(byFewWhole / 300.0).as("the bound of chance").isBetween(0.1, 0.28);
        assertThat(found / 300.0).isGreaterThan(0.6);
    }

    private static boolean findsTop(Halving plan, long seed) throws IOException {
        return new RandomSearch(plan, seed)
                .run(SPACE, (drawn, budget) -> hill(drawn, budget, seed), done -> {})
                .bestOf(plan.rungs().get(plan.rungs().size() - 1))
                .map(best -> nearTheTop(best.settings()))
                .orElseThrow();
    }
}

package dev.sluice.eval.metric;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.ListMetric;
import dev.sluice.eval.Metric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * This library's names, {@code word@cut:setting:setting}. What a preset leaves open the preset decides; a setting in
 * the name decides otherwise.
 *
 * @param preset decides what the name does not
 * @param catalogue number of items, where it is known
 * @param training what users had before, where it is known
 */
record OwnNames(Preset preset, OptionalInt catalogue, Optional<InteractionMatrix> training) {
    private static final double USUAL_PERSISTENCE = 0.8;
    private static final int USUAL_BINS = 10;
    private static final Map<String, Denominator> DENOMINATORS =
            Map.of("all", Denominator.ALL_RELEVANT, "capped", Denominator.CAPPED);
    private static final Map<String, Gain> GAINS =
            Map.of("linear", Gain.LINEAR, "binary", Gain.BINARY, "exponential", Gain.EXPONENTIAL);
    private static final Map<String, Ideal> IDEALS = Map.of("cut", Ideal.CUT, "full", Ideal.FULL);
    private static final Map<String, Discount> DISCOUNTS = Map.of("clipped", Discount.LOG2_CLIPPED);
    private static final Map<String, Weighting> WEIGHTINGS =
            Map.of("users", Weighting.USERS, "positives", Weighting.POSITIVES, "impressions", Weighting.IMPRESSIONS);
    private static final Map<String, PrAuc.Between> CURVES =
            Map.of("steps", PrAuc.Between.STEPS, "trapezoid", PrAuc.Between.TRAPEZOID);
    private static final Map<String, Bins.Edges> EDGES =
            Map.of("width", Bins.Edges.EQUAL_WIDTH, "frequency", Bins.Edges.EQUAL_FREQUENCY);

    /** Where a name has a number of places. */
    private enum Cut {
        NEVER,
        PERHAPS,
        ALWAYS
    }

    /** A word and what it stands for. */
    private record Known(String word, Cut cut, Function<Spelled, Metric> make) {
        Stream<String> names() {
            return switch (cut) {
                case NEVER -> Stream.of(word);
                case PERHAPS -> Stream.of(word, word + "@K");
                case ALWAYS -> Stream.of(word + "@K");
            };
        }

        boolean suits(Spelled name) {
            return cut == Cut.PERHAPS || name.hasCut() == (cut == Cut.ALWAYS);
        }
    }

    /** The metric of a name, if it is one. */
    Optional<Metric> parse(String name) {
        return Spelled.parse(name)
                .flatMap(spelled -> Optional.ofNullable(known().get(spelled.word()))
                        .filter(known -> known.suits(spelled))
                        .map(known -> {
                            Metric metric = known.make.apply(spelled);
                            spelled.requireNothingElse();
                            return metric;
                        }));
    }

    /** Every name there is, with {@code K} for a number. */
    Stream<String> names() {
        return known().values().stream().flatMap(Known::names);
    }

    private Map<String, Known> known() {
        Map<String, Known> known = new LinkedHashMap<>();
        Stream.concat(ofLists(), ofScores()).forEach(each -> known.put(each.word, each));
        return known;
    }

    private Stream<Known> ofLists() {
        return Stream.of(
                list("ndcg", Cut.PERHAPS, this::ndcg),
                list("recall", Cut.ALWAYS, name -> new Recall(name.cut(), denominator(name))),
                list("precision", Cut.ALWAYS, name -> new Precision(name.cut(), divisor(name))),
                list("hit", Cut.ALWAYS, name -> new HitRate(name.cut())),
                list("map", Cut.PERHAPS, name -> new AveragePrecision(name.cut(), denominator(name))),
                list("mrr", Cut.PERHAPS, name -> new ReciprocalRank(name.cut())),
                list("err", Cut.PERHAPS, this::err),
                list("r-precision", Cut.NEVER, name -> new RPrecision()),
                list("rbp", Cut.NEVER, name -> new Rbp(persistence(name))),
                new Known("rbp-residual", Cut.NEVER, name -> mean(new RbpResidual(persistence(name)), name)));
    }

    private Stream<Known> ofScores() {
        return Stream.of(
                scores("auc", name -> perUser(new RocAuc(universe(name)), name)),
                scores("gauc", name -> perItem(new RocAuc(universe(name)), name)),
                scores("pr-auc", name -> perUser(new PrAuc(universe(name), curve(name)), name)),
                scores("log-loss", name -> perItem(new LogLoss(universe(name), LogLoss.USUAL_CLIP), name)),
                scores("brier", name -> perItem(new Brier(universe(name)), name)),
                scores("ece", name -> new CalibrationError(universe(name), bins(name)).pooled(name.name())));
    }

    private Known list(String word, Cut cut, Function<Spelled, TieAware> make) {
        return new Known(word, cut, name -> {
            TieAware metric = make.apply(name);
            return mean(name.has("ties") ? metric.averagingTies() : metric, name);
        });
    }

    private static Known scores(String word, Function<Spelled, Metric> make) {
        return new Known(word, Cut.NEVER, make);
    }

    private Metric mean(ListMetric metric, Spelled name) {
        return preset.withUndefined(metric).named(name.name());
    }

    private static Metric perUser(ScoreMetric metric, Spelled name) {
        return name.has("pooled") ? metric.pooled(name.name()) : metric.named(name.name());
    }

    private static Metric perItem(ScoreMetric metric, Spelled name) {
        return metric.weighted(name.name(), name.one(WEIGHTINGS, Weighting.IMPRESSIONS));
    }

    private TieAware ndcg(Spelled name) {
        return new Ndcg(
                name.cut(),
                name.one(GAINS, preset.gain()),
                name.one(IDEALS, Ideal.CUT),
                name.one(DISCOUNTS, Discount.LOG2));
    }

    private TieAware err(Spelled name) {
        Optional<Double> maxGrade = name.number("the highest grade");
        if (maxGrade.isEmpty() && preset.gain() != Gain.BINARY) {
            throw new IllegalArgumentException(
                    name.name() + " needs the highest grade there can be, such as " + name.name() + ":4");
        }
        return maxGrade.map(highest -> new Err(name.cut(), Gain.EXPONENTIAL, highest))
                .orElseGet(() -> new Err(name.cut(), Gain.BINARY, 1));
    }

    private static PrAuc.Between curve(Spelled name) {
        return name.one(CURVES, PrAuc.Between.STEPS);
    }

    private static Precision.Divisor divisor(Spelled name) {
        return name.has("listed") ? Precision.Divisor.ITEMS : Precision.Divisor.PLACES;
    }

    private Denominator denominator(Spelled name) {
        return name.one(DENOMINATORS, preset.denominator());
    }

    private static double persistence(Spelled name) {
        return name.number("the persistence").orElse(USUAL_PERSISTENCE);
    }

    private static Bins bins(Spelled name) {
        double count = name.number("the number of bins").orElse((double) USUAL_BINS);
        if (count != Math.rint(count)) {
            throw new IllegalArgumentException(name.name() + " needs a whole number of bins: " + count);
        }
        return new Bins((int) count, name.one(EDGES, Bins.Edges.EQUAL_WIDTH));
    }

    private Universe universe(Spelled name) {
        Universe universe =
                name.has("listed") ? Universe.listed() : name.has("catalogue") ? catalogue(name.name()) : judged(name);
        return training.map(universe::without).orElse(universe);
    }

    private static Universe judged(Spelled name) {
        name.has("judged");
        return Universe.judged();
    }

    private Universe catalogue(String name) {
        int items = catalogue.orElseThrow(
                () -> new IllegalArgumentException(name + " needs the number of items of the catalogue"));
        return training.map(matrix -> Universe.catalogue(items, matrix))
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " needs what users had in training, which is no example of what they do not like"));
    }
}

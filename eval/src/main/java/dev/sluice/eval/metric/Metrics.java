package dev.sluice.eval.metric;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes metrics from their names, as a command line has them: a word, perhaps a cut, perhaps settings, as in
 * {@code ndcg@10}, {@code recall@20:all} and {@code auc:listed:pooled}. What a name leaves open the preset decides.
 * With {@link Preset#TREC} the names of trec_eval are understood as well.
 *
 * <ul>
 *   <li>{@code ndcg}, {@code map}, {@code mrr} and {@code err} take the whole list, or with a cut its first places;
 *       {@code recall}, {@code precision}, {@code hit} and {@code coverage} need one; {@code r-precision}, {@code rbp}
 *       and {@code rbp-residual} have none. All but coverage and residual take {@code ties}: the mean over all orders
 *       of equal scores.
 *   <li>{@code ndcg} takes {@code linear}, {@code binary} or {@code exponential}; {@code cut} or {@code full};
 *       {@code clipped}. {@code recall} and {@code map} take {@code all} or {@code capped}, {@code precision} takes
 *       {@code listed}, {@code rbp} its persistence, 0.8 otherwise, {@code err} the highest grade.
 *   <li>{@code auc} and {@code pr-auc} (which takes {@code steps} or {@code trapezoid}) are means over users, or
 *       {@code pooled}; {@code gauc}, {@code log-loss} and {@code brier} weigh users by {@code impressions}, or by
 *       {@code positives} or {@code users}; {@code ece} is pooled and takes the number of its bins, 10 otherwise, and
 *       {@code width} or {@code frequency}. All take {@code judged}, {@code listed} or {@code catalogue}, the
 *       {@link Universe}; otherwise it is {@code judged}.
 * </ul>
 *
 * <pre>{@code
 * Metric metric = Metrics.of(Preset.RECSYS).parse("ndcg@10");
 * }</pre>
 */
public final class Metrics {
    /** A cut that no list reaches: all places count. */
    public static final int WHOLE_LIST = Integer.MAX_VALUE;

    private static final Pattern COVERAGE = Pattern.compile("coverage@(\\d{1,9})");

    private final Preset preset;
    private final Optional<TrecNames> trec;
    private final OwnNames own;

    private Metrics(OwnNames own) {
        this.preset = own.preset();
        this.trec = preset == Preset.TREC ? Optional.of(TrecNames.all()) : Optional.empty();
        this.own = own;
    }

    /** The metrics of a preset. */
    public static Metrics of(Preset preset) {
        return new Metrics(new OwnNames(preset, OptionalInt.empty(), Optional.empty()));
    }

    /** The same, and metrics of a catalogue with so many items, the unknown not counted. */
    public Metrics withCatalogue(int items) {
        return new Metrics(new OwnNames(preset, OptionalInt.of(items), own.training()));
    }

    /** The same, metrics of scores leaving out as not relevant what users had in training. */
    public Metrics withTraining(InteractionMatrix training) {
        return new Metrics(new OwnNames(preset, own.catalogue(), Optional.of(training)));
    }

    /**
     * The metric of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public Metric parse(String name) {
        Matcher coverage = COVERAGE.matcher(name);
        if (coverage.matches()) {
            int items = own.catalogue()
                    .orElseThrow(
                            () -> new IllegalArgumentException(name + " needs the number of items of the catalogue"));
            return new CatalogueCoverage(Integer.parseInt(coverage.group(1)), items);
        }
        return trec.flatMap(known -> known.parse(name, preset))
                .or(() -> own.parse(name))
                .orElseThrow(
                        () -> new IllegalArgumentException("no metric is named " + name + "; there are " + known()));
    }

    /** The metrics of a preset that are looked at when nobody names any; those of trec_eval as it prints them. */
    public List<Metric> defaults() {
        return preset.defaults().map(this::parse).toList();
    }

    private String known() {
        return Stream.of(trec.stream().flatMap(TrecNames::known), own.names(), Stream.of("coverage@K"))
                .flatMap(names -> names)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}

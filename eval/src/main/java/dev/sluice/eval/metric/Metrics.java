package dev.sluice.eval.metric;

import dev.sluice.eval.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes metrics from their names, as a command line has them. This library's names are {@code ndcg@10},
 * {@code recall@20}, {@code precision@10}, {@code hit@10}, {@code map@10}, {@code mrr@10} and {@code coverage@10}, with
 * any number; {@code ndcg}, {@code map} and {@code mrr} alone take the whole list. With {@link Preset#TREC} the names
 * of trec_eval are understood as well.
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
    private final List<Names> names;
    private final OptionalInt catalogue;

    private Metrics(Preset preset, OptionalInt catalogue) {
        this.preset = preset;
        this.names = preset == Preset.TREC ? List.of(Names.trec(), Names.own(preset)) : List.of(Names.own(preset));
        this.catalogue = catalogue;
    }

    /** The metrics of a preset. */
    public static Metrics of(Preset preset) {
        return new Metrics(preset, OptionalInt.empty());
    }

    /** The same, and coverage of a catalogue with so many items, the unknown not counted. */
    public Metrics withCatalogue(int items) {
        return new Metrics(preset, OptionalInt.of(items));
    }

    /**
     * The metric of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public Metric parse(String name) {
        Matcher coverage = COVERAGE.matcher(name);
        if (coverage.matches()) {
            int items = catalogue.orElseThrow(
                    () -> new IllegalArgumentException(name + " needs the number of items of the catalogue"));
            return new CatalogueCoverage(Integer.parseInt(coverage.group(1)), items);
        }
        return names.stream()
                .map(known -> known.parse(name, preset))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no metric is named " + name + "; there are " + known()));
    }

    /** The metrics of a preset that are looked at when nobody names any; those of trec_eval as it prints them. */
    public List<Metric> defaults() {
        return preset.defaults().map(this::parse).toList();
    }

    private String known() {
        return Stream.concat(names.stream().flatMap(Names::known), Stream.of("coverage@K"))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}

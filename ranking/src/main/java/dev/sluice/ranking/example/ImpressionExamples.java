package dev.sluice.ranking.example;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.data.Column;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.label.SampleWeight;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.feature.PositionFeature;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Examples of what was shown: a row for each exposure, with its features as of the moment of its request, and what came
 * of it.
 *
 * <pre>{@code
 * Examples examples = ImpressionExamples.of(past, List.of(
 *                 new Head("click", Happened.CLICK),
 *                 new Head("complete", new Completion(0.75))))
 *         .withWeight(new InversePropensity(20))
 *         .examples(exposures);
 * }</pre>
 *
 * <p>Exposures are those that {@link dev.sluice.data.label.Exposures} makes of a log: events with a column
 * {@code request}. A request is asked at the moment of its earliest exposure, with what its user had done before. A
 * column {@code position}, if there is one, becomes the feature of {@link PositionFeature}. Rows stand in the order of
 * requests and, within one, of items; a label that is absent stays so.
 *
 * <p>Costs the feature sources once a request, and 8 bytes of heap an exposure, for its weight and each of its labels.
 * Immutable.
 */
public final class ImpressionExamples {
    private static final String POSITION = "position";

    private final PastFeatures past;
    private final List<Head> heads;
    private final SampleWeight weight;
    private final List<String> context;

    private ImpressionExamples(PastFeatures past, List<Head> heads, SampleWeight weight, List<String> context) {
        this.past = past;
        this.heads = heads;
        this.weight = weight;
        this.context = context;
    }

    /**
     * With these heads; every exposure counts 1.
     *
     * @param heads distinct by name, at least one
     */
    public static ImpressionExamples of(PastFeatures past, List<Head> heads) {
        return new ImpressionExamples(past, List.copyOf(heads), SampleWeight.EQUAL, List.of());
    }

    /** The same, with exposures that count by a weight, such as one by the propensity with which they were shown. */
    public ImpressionExamples withWeight(SampleWeight by) {
        return new ImpressionExamples(past, heads, by, context);
    }

    /**
     * The same, with circumstances of requests.
     *
     * @param columns of the exposures; each becomes the circumstance of its name, as the request's first item has it
     */
    public ImpressionExamples withContext(String... columns) {
        return new ImpressionExamples(past, heads, weight, List.of(columns));
    }

    /**
     * All of them.
     *
     * @param exposures in the rows of the version
     * @throws IllegalArgumentException if there is no column {@code request}, a request is of two users or shows an
     *     item twice, or a feature is not what its type says; says which
     */
    public Examples examples(Interactions exposures) {
        Examples.Builder examples = builder();
        Log log = new Log(exposures);
        for (int request = 0; request < log.requests.count(); request++) {
            log.add(request, examples.nextQuery());
        }
        return examples.build();
    }

    /**
     * The examples of each request for themselves, made when they are asked for, so that those of a long log need not
     * be in memory at once.
     *
     * @param exposures in the rows of the version
     * @throws IllegalArgumentException as {@link #examples} does
     */
    public Stream<Examples> stream(Interactions exposures) {
        Log log = new Log(exposures);
        return IntStream.range(0, log.requests.count())
                .mapToObj(request -> log.add(request, builder()).build());
    }

    private Examples.Builder builder() {
        return new Examples.Builder(
                past.schema(), heads.stream().map(Head::name).toList());
    }

    /** Exposures with what is known of them. */
    private final class Log {
        private final Interactions exposures;
        private final ShownRequests requests;
        private final List<double[]> labels;
        private final double[] weights;

        Log(Interactions exposures) {
            PastFeatures.requireRows(
                    exposures.userRows(), past.snapshot().catalogue().users(), "users");
            PastFeatures.requireRows(
                    exposures.itemRows(), past.snapshot().catalogue().items(), "items");
            this.exposures = exposures;
            this.requests = ShownRequests.of(exposures);
            this.labels = heads.stream().map(head -> head.label().of(exposures)).toList();
            this.weights = weight.of(exposures);
        }

        Examples.Builder add(int request, Examples.Builder examples) {
            int[] shown = requests.exposures(request);
            Query query = past.query(exposures.user(shown[0]), requests.moment(shown[0]), circumstances(shown[0]));
            Candidates candidates = past.filled(query, candidates(shown));
            float[] outcomes = new float[heads.size()];
            for (int position = 0; position < shown.length; position++) {
                for (int head = 0; head < outcomes.length; head++) {
                    outcomes[head] = (float) labels.get(head)[shown[position]];
                }
                examples.add(candidates, position, outcomes, (float) weights[shown[position]]);
            }
            return examples;
        }

        private Candidates candidates(int[] shown) {
            int[] items = Arrays.stream(shown).map(exposures::item).toArray();
            Candidates candidates = Candidates.of(items, new float[items.length]);
            Column column = exposures.columns().get(POSITION);
            if (column == null) {
                return candidates;
            }
            NumberColumn places = NumberColumn.require(column, POSITION);
            float[] positions = new float[items.length];
            for (int i = 0; i < items.length; i++) {
                positions[i] = (float) places.number(shown[i]);
            }
            return candidates.withFeature(PositionFeature.KEY, positions);
        }

        private Map<String, String> circumstances(int exposure) {
            Map<String, String> told = new LinkedHashMap<>();
            for (String name : context) {
                Column column = exposures
                        .column(name)
                        .orElseThrow(() -> new IllegalArgumentException("there is no column " + name + ", there are "
                                + exposures.columns().keySet()));
                told.put(name, column.cell(exposure));
            }
            return told;
        }
    }
}

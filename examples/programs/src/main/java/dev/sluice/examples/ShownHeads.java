package dev.sluice.examples;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.label.Happened;
import dev.sluice.data.label.Label;
import dev.sluice.ranking.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Exposures in their requests, with a label for each head: of what was not opened, of the click alone. */
final class ShownHeads {
    static final String CLICK = Objective.CLICK;
    static final String QUANTILE = Objective.QUANTILE;
    static final String D2Q = Objective.D2Q;

    private final Interactions exposures;
    private final NumberColumn positions;
    private final Map<String, double[]> labels = new LinkedHashMap<>();
    private final List<int[]> requests;

    /** @param quality labels of what was opened */
    ShownHeads(Interactions exposures, Map<String, Label> quality) {
        this.exposures = exposures;
        this.positions = (NumberColumn) exposures.column("position").orElseThrow();
        double[] clicks = new Happened(Exposures.CLICKED).of(exposures);
        labels.put(CLICK, clicks);
        quality.forEach((head, label) -> labels.put(head, ofOpened(label.of(exposures), clicks)));
        this.requests = requests(exposures);
    }

    /** Nobody knows what would have become of what was not opened. */
    private static double[] ofOpened(double[] numbers, double[] clicks) {
        double[] opened = numbers.clone();
        Arrays.setAll(opened, row -> clicks[row] == 1 ? numbers[row] : Double.NaN);
        return opened;
    }

    /** A user is shown one list at a moment. */
    private static List<int[]> requests(Interactions exposures) {
        Map<List<Long>, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < exposures.size(); row++) {
            rows.computeIfAbsent(List.of((long) exposures.user(row), exposures.time(row)), key -> new ArrayList<>())
                    .add(row);
        }
        return rows.values().stream()
                .map(of -> of.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** The exposures of each list that was shown. */
    List<int[]> requests() {
        return requests;
    }

    /** A label of an exposure, NaN if it is absent. */
    double label(String head, int row) {
        return labels.getOrDefault(head, new double[0])[row];
    }

    /** What a list that was shown is to be ranked by, as if all of it stood on top. */
    Candidates served(int[] rows, ShownFeatures features) {
        return features.of(exposures.user(rows[0]), items(rows), exposures.time(rows[0]), place -> 1);
    }

    /** All of it as examples, each at the position where it was shown. */
    Examples examples(ShownFeatures features, FeatureSchema schema) {
        List<String> heads = List.copyOf(labels.keySet());
        Examples.Builder examples = new Examples.Builder(schema, heads);
        for (int[] rows : requests) {
            Candidates shown = features.of(
                    exposures.user(rows[0]),
                    items(rows),
                    exposures.time(rows[0]),
                    place -> positions.number(rows[place]));
            examples.nextQuery();
            for (int place = 0; place < rows.length; place++) {
                float[] outcomes = new float[heads.size()];
                for (int head = 0; head < outcomes.length; head++) {
                    outcomes[head] = (float) label(heads.get(head), rows[place]);
                }
                examples.add(shown, place, outcomes, 1);
            }
        }
        return examples.build();
    }

    private int[] items(int[] rows) {
        return IntStream.of(rows).map(exposures::item).toArray();
    }
}

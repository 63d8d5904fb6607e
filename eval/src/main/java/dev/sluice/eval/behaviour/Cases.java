package dev.sluice.eval.behaviour;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Values of single cases, of which the mean is wanted, and the worst as examples. */
final class Cases {
    private static final int EXAMPLES = 3;

    private record Example(double value, String text) {}

    private final DoubleArrayList values = new DoubleArrayList();
    private final List<Example> examples = new ArrayList<>();
    private int unusable;

    /** Adds a case: the less its value, the rather it becomes an example. */
    void add(double value, String text) {
        values.add(value);
        examples.add(new Example(value, text));
        if (examples.size() > 100) {
            keepWorst();
        }
    }

    /** Adds a case that says nothing. */
    void addUnusable() {
        unusable++;
    }

    /** The mean; {@code why} says of cases that say nothing what is wrong with them. */
    Observation mean(String why) {
        keepWorst();
        String without = unusable == 0 ? "" : unusable + " without: " + why;
        if (values.isEmpty()) {
            return Observation.none(without);
        }
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.getDouble(i);
        }
        return new Observation(
                sum / values.size(),
                values.size(),
                examples.stream().map(Example::text).toList(),
                without);
    }

    private void keepWorst() {
        examples.sort(Comparator.comparingDouble(Example::value));
        if (examples.size() > EXAMPLES) {
            examples.subList(EXAMPLES, examples.size()).clear();
        }
    }
}

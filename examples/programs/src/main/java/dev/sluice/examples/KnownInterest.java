package dev.sluice.examples;

import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.label.Label;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.eval.simulation.World;
import dev.sluice.eval.statistics.Correlation;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Exposures of which it is known how interested their users really were. */
final class KnownInterest {
    private final Interactions exposures;
    private final double[] interest;

    /**
     * @param exposures what was shown and what came of it
     * @param interest of the user in the item, exposure by exposure; NaN where it is not known
     */
    KnownInterest(Interactions exposures, double[] interest) {
        this.exposures = exposures;
        this.interest = interest;
    }

    /**
     * The history of a made-up world, and how likely its users were, at the moment, to be glad of what they saw.
     *
     * @param log of that world
     */
    static KnownInterest of(World world, Dataset log) {
        Interactions exposures = Preparation.none()
                .then("exposures", new Exposures())
                .apply(log)
                .data()
                .interactions();
        double[] interest = IntStream.range(0, exposures.size())
                .mapToDouble(row -> world.interest(exposures.user(row), exposures.item(row), exposures.time(row)))
                .toArray();
        return new KnownInterest(exposures, interest);
    }

    /** What was shown and what came of it. */
    Interactions exposures() {
        return exposures;
    }

    /** How many exposures have a number in a column. */
    int count(String column) {
        return rows(row -> !Double.isNaN(number(column, row))).length;
    }

    /** How many exposures have a known interest. */
    int known() {
        return rows(row -> !Double.isNaN(interest[row])).length;
    }

    /** What a label has to do with the duration of items and with the interest of users. */
    Relation relation(Label label) {
        double[] labels = label.of(exposures);
        int[] timed = rows(row -> !Double.isNaN(labels[row]) && !Double.isNaN(number(Exposures.DURATION_SECONDS, row)));
        int[] known = rows(row -> !Double.isNaN(labels[row]) && !Double.isNaN(interest[row]));
        return new Relation(
                rows(row -> !Double.isNaN(labels[row])).length,
                Correlation.pearson(
                        at(timed, labels),
                        IntStream.of(timed)
                                .mapToDouble(row -> number(Exposures.DURATION_SECONDS, row))
                                .toArray()),
                Correlation.spearman(at(known, labels), at(known, interest)));
    }

    /**
     * What a label has to do with the truth.
     *
     * @param exposures how many have the label
     * @param withDuration Pearson's correlation with the seconds of the items; NaN if one of both does not vary
     * @param withInterest Spearman's with the true interest, likewise
     */
    record Relation(int exposures, double withDuration, double withInterest) {}

    private int[] rows(IntPredicate wanted) {
        return IntStream.range(0, exposures.size()).filter(wanted).toArray();
    }

    private double number(String name, int row) {
        Column column = exposures.columns().get(name);
        double number = column instanceof NumberColumn numbers ? numbers.number(row) : Double.NaN;
        // To labels a duration of 0 is one that nobody knows.
        return name.equals(Exposures.DURATION_SECONDS) && number <= 0 ? Double.NaN : number;
    }

    private static double[] at(int[] rows, double[] numbers) {
        return IntStream.of(rows).mapToDouble(row -> numbers[row]).toArray();
    }
}

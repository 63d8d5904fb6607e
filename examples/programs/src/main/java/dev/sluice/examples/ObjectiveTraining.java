package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.Positives;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.label.Label;
import dev.sluice.data.label.LabelledBy;
import dev.sluice.data.label.WeightedSum;
import dev.sluice.data.label.WeightedSum.Term;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.eval.simulation.World;
import dev.sluice.eval.split.GlobalTimeSplit;
import dev.sluice.eval.split.Split;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.als.AlsSettings;
import dev.sluice.train.als.AlsTrainer;
import dev.sluice.train.als.Confidence;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Trains on each label, in a made-up world, and sees how well the models recover what its users really like:
 *
 * <ul>
 *   <li>{@code two-part}, a factorisation of what was opened, the same whatever the label, times the mean label of the
 *       item among those who opened it: a label knows nothing of what was not opened, so it is asked nothing of it
 *   <li>{@code means}, the mean label of the item among all who were shown it, the same for every user
 *   <li>{@code als}, a factorisation of the events whose label is above 0, by which they count
 *   <li>{@code als-even}, the same from as many of these of each label as the rarest has
 * </ul>
 *
 * <p>For the last three an item that was shown and not opened counts 0, which is said here and by no label.
 *
 * @see <a href="https://arxiv.org/abs/1804.07931">Ma et al. 2018, Entire space multi-task model</a>, which is the first
 *     with networks for both parts
 */
final class ObjectiveTraining {
    static final double LATER = 0.2;
    private static final int MOST_USERS = 1000;
    private static final long SEED = 42;

    /** Gains below 0 are nothing that implicit feedback could hold. */
    private static final List<String> TRAINED_ON =
            List.of(Objective.CLICK, Objective.COMPLETION, Objective.QUANTILE, Objective.D2Q);

    /** What suits clicks best of a grid, so that no other label is flattered. */
    private static final AlsSettings ALS = AlsSettings.defaults()
            .withDimension(16)
            .withEpochs(8)
            .withUnobservedWeight(0.003)
            .withRegularization(0.08)
            .withConfidence(new Confidence(0, 1));

    private final Dataset train;
    private final List<Objective> objectives;
    private final List<TrueOrder> orders;
    private final AgreementPrinter printer;

    /**
     * @param log of that world
     * @param exposures of all of it
     */
    ObjectiveTraining(World world, Dataset log, Interactions exposures, Console console) {
        printer = new AgreementPrinter(console);
        Split split = new GlobalTimeSplit(LATER).split(exposures);
        Instant end = Moments.of(split.train()).last();
        train = knownAt(end, log);
        objectives = Objective.fit(train.interactions()).stream()
                .filter(objective -> TRAINED_ON.contains(objective.name()))
                .toList();
        int[] users = users(train.interactions());
        orders = List.of(
                TrueOrder.ofEverything(world, users, end.toEpochMilli()),
                TrueOrder.ofShown(world, users, split.test()));
    }

    /** What was shown until then and what had come of it, so that no label knows what came later. */
    static Dataset knownAt(Instant end, Dataset log) {
        return Preparation.none()
                .then("exposures", new Exposures().withHorizon(end))
                .apply(log)
                .data();
    }

    /** Users who have opened anything in the training part, evenly chosen if they are many. */
    static int[] users(Interactions train) {
        Interactions opened = opened(train);
        BitSet known = new BitSet();
        IntStream.range(0, opened.size()).forEach(row -> known.set(opened.user(row)));
        int[] users = known.stream().toArray();
        int chosen = Math.min(MOST_USERS, users.length);
        return IntStream.range(0, chosen)
                .map(i -> users[(int) ((long) i * users.length / chosen)])
                .toArray();
    }

    private static Interactions opened(Interactions exposures) {
        NumberColumn clicked =
                (NumberColumn) exposures.column(Exposures.CLICKED).orElseThrow();
        return exposures.filter(row -> clicked.number(row) == 1);
    }

    /** Trains, judges and prints. */
    void run() {
        Map<String, Interactions> opened = labelled(train.with(opened(train.interactions())), UnaryOperator.identity());
        Guess opening = als(Objects.requireNonNull(opened.get(Objective.CLICK)));
        judge("two-part", opened, events -> opening.times(Guess.means(events)));

        Map<String, Interactions> labelled = labelled(train, ObjectiveTraining::orPassedOver);
        judge("means", labelled, Guess::means);
        int rarest = labelled.values().stream()
                .mapToInt(events -> positives(events).size())
                .min()
                .orElseThrow();
        judge("als", labelled, events -> als(positives(events)));
        judge("als-even", labelled, events -> als(thinned(positives(events), rarest)));
    }

    /** What was not opened is not known to have been watched for no time; here it counts as if it were. */
    private static Label orPassedOver(Label label) {
        return new WeightedSum(List.of(Term.of(label, 1).orElse(0)));
    }

    /** Exposures that have each label, which is their value. */
    private Map<String, Interactions> labelled(Dataset exposures, UnaryOperator<Label> form) {
        Map<String, Interactions> labelled = new LinkedHashMap<>();
        for (Objective objective : objectives) {
            LabelledBy step = new LabelledBy(form.apply(objective.label()));
            labelled.put(
                    objective.name(),
                    Preparation.none()
                            .then("label", step)
                            .apply(exposures)
                            .data()
                            .interactions());
        }
        return labelled;
    }

    private void judge(String model, Map<String, Interactions> labelled, Function<Interactions, Guess> training) {
        Map<String, Guess> guesses = new LinkedHashMap<>();
        labelled.forEach((label, events) -> guesses.put(label, training.apply(events)));
        orders.forEach(order -> printer.print(model, order, guesses));
    }

    static Interactions positives(Interactions labelled) {
        return Positives.atLeast(Float.MIN_VALUE).of(labelled);
    }

    private static Interactions thinned(Interactions events, int size) {
        int[] drawn = IntStream.range(0, events.size()).toArray();
        IntArrays.shuffle(drawn, new Random(SEED));
        return events.select(Arrays.copyOf(drawn, size));
    }

    static Guess als(Interactions positives) {
        return Guess.of(new AlsTrainer(ALS).train(InteractionMatrix.of(ofMeanOne(positives)), TrainingListener.NONE));
    }

    /** The same values in another unit, so that the settings mean the same whatever the label. */
    private static Interactions ofMeanOne(Interactions events) {
        double mean = IntStream.range(0, events.size())
                .mapToDouble(events::value)
                .average()
                .orElse(1);
        float[] values = new float[events.size()];
        for (int event = 0; event < values.length; event++) {
            values[event] = (float) (events.value(event) / mean);
        }
        return events.withValues(values);
    }
}

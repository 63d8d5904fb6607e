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
import dev.sluice.train.AlsSettings;
import dev.sluice.train.AlsTrainer;
import dev.sluice.train.Confidence;
import dev.sluice.train.TrainingListener;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Trains on each label, in a made-up world, and sees how well the models recover what its users really like:
 * {@code als}, a factorisation; {@code als-even}, the same from as many positive events of each label as the rarest
 * has; and {@code means}, the mean label of each item, the same for every user. For all of them an item that was shown
 * and not opened counts 0, which is said here and by no label.
 */
final class ObjectiveTraining {
    private static final double LATER = 0.2;
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
    private static int[] users(Interactions train) {
        NumberColumn clicked = (NumberColumn) train.column(Exposures.CLICKED).orElseThrow();
        BitSet known = new BitSet();
        IntStream.range(0, train.size())
                .filter(row -> clicked.number(row) == 1)
                .forEach(row -> known.set(train.user(row)));
        int[] users = known.stream().toArray();
        int chosen = Math.min(MOST_USERS, users.length);
        return IntStream.range(0, chosen)
                .map(i -> users[(int) ((long) i * users.length / chosen)])
                .toArray();
    }

    /** Trains, judges and prints. */
    void run() {
        Map<String, Interactions> labelled = new LinkedHashMap<>();
        Objective.fit(train.interactions()).stream()
                .filter(objective -> TRAINED_ON.contains(objective.name()))
                .forEach(objective -> labelled.put(objective.name(), labelled(objective.label())));
        int rarest = labelled.values().stream()
                .mapToInt(events -> positives(events).size())
                .min()
                .orElseThrow();
        judge("als", labelled, events -> als(positives(events)));
        judge("als-even", labelled, events -> als(thinned(positives(events), rarest)));
        judge("means", labelled, Guess::means);
    }

    /** What was not opened is not known to have been watched for no time; here it counts as if it were. */
    private Interactions labelled(Label label) {
        Label orPassedOver = new WeightedSum(List.of(Term.of(label, 1).orElse(0)));
        return Preparation.none()
                .then("label", new LabelledBy(orPassedOver))
                .apply(train)
                .data()
                .interactions();
    }

    private void judge(String model, Map<String, Interactions> labelled, Function<Interactions, Guess> training) {
        Map<String, Guess> guesses = new LinkedHashMap<>();
        labelled.forEach((label, events) -> guesses.put(label, training.apply(events)));
        orders.forEach(order -> printer.print(model, order, guesses));
    }

    private static Interactions positives(Interactions labelled) {
        return Positives.atLeast(Float.MIN_VALUE).of(labelled);
    }

    private static Interactions thinned(Interactions events, int size) {
        int[] drawn = IntStream.range(0, events.size()).toArray();
        IntArrays.shuffle(drawn, new Random(SEED));
        return events.select(Arrays.copyOf(drawn, size));
    }

    private static Guess als(Interactions positives) {
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

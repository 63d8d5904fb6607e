package dev.sluice.eval.tuning;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.Size;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trains and judges, point after point and seed after seed. */
final class CurveMeasurement {
    private final LearningCurveStudy study;
    private final Dataset training;
    private final Judgements test;
    private final Metric metric;
    private final PartTrainer trainer;
    private final Evaluator evaluator;
    private final int whole;

    CurveMeasurement(LearningCurveStudy study, Dataset training, Judgements test, Metric metric, PartTrainer trainer) {
        this.study = study;
        this.training = training;
        this.test = test;
        this.metric = metric;
        this.trainer = trainer;
        this.evaluator = Evaluator.of(List.of(metric)).withoutIntervals();
        this.whole = whole();
    }

    /** What came of one training. */
    private record Trial(Size trained, int unknownUsers, MetricResult result, TrainingCost cost) {}

    private int whole() {
        Interactions events = training.interactions();
        return switch (study.by()) {
            case EVENTS -> events.size();
            case USERS -> new NestedEvents(events, study.firstSeed()).users();
            case EPOCHS -> study.epochs();
        };
    }

    LearningCurve run(Consumer<CurvePoint> listener) throws IOException {
        requireEnough();
        List<CurvePoint> points = new ArrayList<>();
        String variant = "";
        for (int number = 1; number <= study.points(); number++) {
            List<Trial> trials = new ArrayList<>();
            for (int i = 0; i < study.seeds(); i++) {
                trials.add(trial(number, study.firstSeed() + i));
            }
            CurvePoint point = point(number, trials);
            points.add(points.isEmpty() ? point : point.after(points.get(points.size() - 1)));
            variant = trials.get(0).result.variant();
            listener.accept(points.get(points.size() - 1));
        }
        return new LearningCurve(study.by(), metric.name(), variant, points);
    }

    private void requireEnough() {
        if (training.interactions().size() == 0) {
            throw new IllegalArgumentException("there are no events to train on");
        }
        if (size(1) == 0) {
            throw new IllegalArgumentException(name(1) + ", has none: take at most "
                    + (Integer.SIZE - Integer.numberOfLeadingZeros(whole)) + " points");
        }
    }

    private int size(int number) {
        return whole >> halvings(number);
    }

    private int halvings(int number) {
        return study.points() - number;
    }

    /** As in {@code point 1 of 6, 1/32 of 1000 events}. */
    private String name(int number) {
        return "point " + number + " of " + study.points() + ", 1/" + (1L << halvings(number)) + " of " + whole + " "
                + study.by();
    }

    private Trial trial(int number, long seed) throws IOException {
        Dataset part = prepared(number, training.with(part(number, seed)));
        CostMeter meter = CostMeter.start();
        try (PartModel model = trainer.train(new TrainingPart(part, seed, epochs(number)))) {
            TrainingCost cost = meter.end();
            MetricResult result = judged(model);
            if (!Double.isFinite(result.value())) {
                throw new IllegalArgumentException(name(number) + ": " + metric.name() + " must be finite: "
                        + result.value() + ", of " + result.users().size() + " users; left out: " + result.leftOut());
            }
            return new Trial(Size.of(part.interactions()), unknownUsers(part.interactions()), result, cost);
        }
    }

    private Interactions part(int number, long seed) {
        NestedEvents nested = new NestedEvents(training.interactions(), seed);
        return switch (study.by()) {
            case EVENTS -> nested.latest(size(number));
            case USERS -> nested.ofUsers(size(number));
            case EPOCHS -> training.interactions();
        };
    }

    private int epochs(int number) {
        return study.by() == Axis.EPOCHS ? size(number) : study.epochs();
    }

    private Dataset prepared(int number, Dataset part) {
        Dataset prepared;
        try {
            prepared = study.preparation().apply(part);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name(number) + ": " + e.getMessage(), e);
        }
        Interactions events = prepared.interactions();
        if (events.size() == 0) {
            throw new IllegalArgumentException(name(number) + ": its preparation left none of "
                    + part.interactions().size() + " events");
        }
        if (events.userRows() != training.interactions().userRows()
                || events.itemRows() != training.interactions().itemRows()) {
            throw new IllegalArgumentException(
                    name(number) + ": its preparation must keep the rows of users and items");
        }
        return prepared;
    }

    private MetricResult judged(PartModel model) throws IOException {
        try (Stream<RankedList> lists = model.lists(test)) {
            return evaluator.evaluate(study.by().toString(), test, lists).result(metric.name());
        }
    }

    private int unknownUsers(Interactions events) {
        BitSet known = new BitSet(events.userRows());
        IntStream.range(0, events.size()).forEach(event -> known.set(events.user(event)));
        int unknown = 0;
        for (Truth truth : test) {
            unknown += known.get(truth.user()) ? 0 : 1;
        }
        return unknown;
    }

    private CurvePoint point(int number, List<Trial> trials) {
        Size trained = new Size(
                Math.round(mean(trials, trial -> trial.trained.events())),
                (int) Math.round(mean(trials, trial -> trial.trained.users())),
                (int) Math.round(mean(trials, trial -> trial.trained.items())));
        TrainingCost cost = new TrainingCost(
                mean(trials, trial -> trial.cost.seconds()),
                mean(trials, trial -> trial.cost.cpuSeconds()),
                trials.stream().mapToLong(trial -> trial.cost.peakBytes()).max().orElseThrow());
        return new CurvePoint(
                size(number),
                trained,
                epochs(number),
                (int) Math.round(mean(trials, trial -> trial.unknownUsers)),
                trials.stream().map(trial -> trial.result.value()).toList(),
                Double.NaN,
                cost);
    }

    private static double mean(List<Trial> trials, ToDoubleFunction<Trial> number) {
        return trials.stream().mapToDouble(number).sum() / trials.size();
    }
}

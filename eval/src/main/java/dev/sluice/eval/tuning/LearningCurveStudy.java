package dev.sluice.eval.tuning;

import dev.sluice.data.Dataset;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Measures a {@link LearningCurve}: trains on half of the data, a quarter, an eighth and so on, each part within the
 * one before, and judges each by the same users and events.
 *
 * <pre>{@code
 * LearningCurve curve = LearningCurveStudy.over(Axis.EVENTS)
 *         .withPoints(5)
 *         .measure(data.with(split.train()), Judgements.of(split.test()), metric, trainer, point -> {});
 * }</pre>
 *
 * @param by what is halved
 * @param points how many parts there are, the whole among them; at least 1
 * @param seeds how many times each is trained on; at least 1
 * @param firstSeed the seed of the first time; the next have those that follow
 * @param epochs how long each is trained on, at least 1; over {@link Axis#EPOCHS} how long the last is
 * @param preparation is given each part and returns what is trained on: a k-core, say, which is another one in each
 *     part. It sees nothing but the part, and keeps the rows of users and items
 */
public record LearningCurveStudy(
        Axis by, int points, int seeds, long firstSeed, int epochs, UnaryOperator<Dataset> preparation) {
    private static final int MOST_POINTS = 31;

    public LearningCurveStudy {
        if (points < 1 || points > MOST_POINTS) {
            throw new IllegalArgumentException("points must be from 1 to " + MOST_POINTS + ": " + points);
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds must be at least 1: " + seeds);
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1: " + epochs);
        }
    }

    /** Of 6 points and 3 seeds from 42 on, one epoch each; parts are trained on as they are. */
    public static LearningCurveStudy over(Axis by) {
        return new LearningCurveStudy(by, 6, 3, 42, 1, UnaryOperator.identity());
    }

    /** The same with another number of points. */
    public LearningCurveStudy withPoints(int other) {
        return new LearningCurveStudy(by, other, seeds, firstSeed, epochs, preparation);
    }

    /** The same with other seeds. */
    public LearningCurveStudy withSeeds(long first, int count) {
        return new LearningCurveStudy(by, points, count, first, epochs, preparation);
    }

    /** The same with more or fewer epochs. */
    public LearningCurveStudy withEpochs(int other) {
        return new LearningCurveStudy(by, points, seeds, firstSeed, other, preparation);
    }

    /** The same, where each part is prepared so before it is trained on. */
    public LearningCurveStudy preparedBy(UnaryOperator<Dataset> other) {
        return new LearningCurveStudy(by, points, seeds, firstSeed, epochs, other);
    }

    /**
     * Measures. Trains {@code points * seeds} times, from the smallest part on, in this thread, and calls for a garbage
     * collection before each time, so that the peak of memory is that of the training.
     *
     * @param training the events that may be trained on
     * @param test what every point is judged by; users whom a part does not know count like all others
     * @param listener hears of each point as soon as there is one
     * @throws IllegalArgumentException if a part has no events, before or after its preparation, or the metric has no
     *     value; names the point
     */
    public LearningCurve measure(
            Dataset training, Judgements test, Metric metric, PartTrainer trainer, Consumer<CurvePoint> listener)
            throws IOException {
        return new CurveMeasurement(this, training, test, metric, trainer).run(listener);
    }
}

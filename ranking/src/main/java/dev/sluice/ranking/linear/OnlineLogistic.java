package dev.sluice.ranking.linear;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.internal.text.Facts;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.training.LabelSums;
import dev.sluice.ranking.training.Logistic;
import dev.sluice.store.ModelSnapshot;
import java.util.OptionalDouble;

/**
 * Goes on learning where a {@link LogisticModel} stopped, example by example, by the same steps as {@link FtrlTrainer}
 * takes: the same examples in the same order make the same model, bit for bit, whether they were learned in one go or
 * with restarts between. Features are read as the model was trained to read them: means and deviations stay, and so do
 * the crosses and the buckets.
 *
 * <p>One thread learns. Any thread may ask for a {@link #model()} meanwhile and waits for an example at most; what it
 * gets does not change any more and is for any number of threads to score with.
 *
 * <p>Each example is predicted before it is learned, so that {@link #loss} is of examples not seen before: the
 * progressive validation of the paper.
 *
 * @see <a href="https://doi.org/10.1145/2487575.2488200">McMahan et al. 2013, Ad click prediction: a view from the
 *     trenches</a>
 */
public final class OnlineLogistic {
    private final String name;
    private final FtrlSettings settings;
    private final FtrlLearner learner;
    private long examples;
    private double losses;
    private double weights;

    private OnlineLogistic(String name, FtrlSettings settings, long examples, FtrlState state) {
        this.name = name;
        this.settings = settings;
        this.examples = examples;
        this.learner = new FtrlLearner(state);
    }

    /** Goes on from a model, which stays as it is. */
    public static OnlineLogistic of(LogisticModel model) {
        return new OnlineLogistic(model.name(), model.settings(), model.examples(), model.state());
    }

    /**
     * Goes on from a model of a snapshot, which is not read again later.
     *
     * @throws IllegalArgumentException if the version holds no such model, one whose parts do not belong together, or
     *     one without its state, as models were saved before they could be learned online
     */
    public static OnlineLogistic of(ModelSnapshot snapshot, String model) {
        FtrlSettings settings = SavedSettings.read(snapshot, model);
        FtrlState state = SavedState.read(snapshot, model, settings, SavedTerms.read(snapshot, model));
        return new OnlineLogistic(
                model, settings, new Facts(snapshot.provenance(), model).longInteger("examples"), state);
    }

    /** The features it reads, in this order. */
    public FeatureSchema schema() {
        return learner.schema();
    }

    /**
     * Learns an example, once it has predicted it.
     *
     * @param candidates carry every feature of the schema
     * @param position of the candidate among them
     * @param label from 0 to 1
     * @param weight how much it counts, finite and not negative
     * @return the probability that it gave before
     * @throws IllegalArgumentException if these are out of range, or a feature is not carried or not what its type
     *     says; nothing is learned then
     * @throws ArithmeticException if the weights grow beyond all bounds; nothing is learned then
     */
    public double learn(Candidates candidates, int position, float label, float weight) {
        return learn(new Examples.Builder(schema())
                .add(candidates, position, label, weight)
                .build())[0];
    }

    /**
     * Learns a batch, one example after the other, in its order.
     *
     * @param batch of this schema and one head, each labelled from 0 to 1
     * @return for each example the probability that it gave before it learned it
     * @throws IllegalArgumentException if it is not; nothing is learned then
     * @throws ArithmeticException if the weights grow beyond all bounds; those before are learned then
     */
    public double[] learn(Examples batch) {
        if (!batch.schema().equals(schema())) {
            throw new IllegalArgumentException("examples must be of the features " + schema().keys() + ": "
                    + batch.schema().keys());
        }
        LabelSums.checkOneHead(batch);
        for (int row = 0; row < batch.size(); row++) {
            checkLabel(batch, row);
        }
        double[] probabilities = new double[batch.size()];
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = learn(batch, row);
        }
        return probabilities;
    }

    private static void checkLabel(Examples examples, int row) {
        float label = examples.label(row);
        if (!(label >= 0 && label <= 1)) {
            throw new IllegalArgumentException("label of example " + row + " must be from 0 to 1: " + label);
        }
    }

    private synchronized double learn(Examples batch, int row) {
        double logit = learner.logit(batch, row);
        if (!Double.isFinite(logit)) {
            throw new ArithmeticException(
                    "a logit of " + name + " is " + logit + ": lower alpha below " + settings.alpha());
        }
        losses += batch.weight(row) * Logistic.loss(logit, batch.label(row));
        weights += batch.weight(row);
        examples++;
        learner.step(logit, batch.label(row), batch.weight(row));
        return Logistic.probability(logit);
    }

    /** The mean log loss, by weight, of what was predicted before it was learned here; empty before there is any. */
    public synchronized OptionalDouble loss() {
        return weights > 0 ? OptionalDouble.of(losses / weights) : OptionalDouble.empty();
    }

    /** How many examples were learned, those that the model had learned before among them. */
    public synchronized long examples() {
        return examples;
    }

    /**
     * What is learned so far, to be scored with or saved; costs a copy of 24 bytes for each feature and bucket.
     *
     * @throws ArithmeticException if the weights have grown beyond all bounds; says what to lower
     */
    public synchronized LogisticModel model() {
        return learner.model(name, settings, examples, "example " + examples);
    }
}

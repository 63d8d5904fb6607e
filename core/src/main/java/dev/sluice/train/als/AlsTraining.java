package dev.sluice.train.als;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.WarmStart;
import dev.sluice.train.engine.EpochLoop;
import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.Workers;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** One run of alternating least squares. */
final class AlsTraining {
    /** Rows that a thread takes at once: enough to make taking cheap, few enough to share out long rows. */
    private static final int BLOCK = 32;

    private final AlsSettings settings;
    private final Workers workers;
    private final InteractionMatrix byUser;
    private final InteractionMatrix byItem;
    private final Factors users;
    private final Factors items;

    AlsTraining(AlsSettings settings, InteractionMatrix byUser, Workers workers) {
        this.settings = settings;
        this.workers = workers;
        this.byUser = byUser;
        this.byItem = byUser.transpose();
        this.users = new Factors(byUser.rows(), settings.dimension());
        this.items = new Factors(byUser.columns(), settings.dimension());
    }

    AlsModel run(WarmStart start, TrainingListener listener, EarlyStopping stopping) {
        beginUsers(start);
        return new EpochLoop(AlsModel.NAME, settings.epochs(), workers, listener, stopping)
                .run(epoch -> epoch(), () -> model(users, items), () -> model(users.copy(), items.copy()));
    }

    private EpochLoop.Done epoch() {
        solve(byItem, users, items, "item");
        solve(byUser, items, users, "user");
        return new EpochLoop.Done(operations(), loss());
    }

    private AlsModel model(Factors ofUsers, Factors ofItems) {
        return new AlsModel(AlsModel.NAME, settings, ofUsers, ofItems);
    }

    /** An epoch solves for the items first, so that only users need something to begin with. */
    private void beginUsers(WarmStart start) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        double deviation = 0.1 / Math.sqrt(settings.dimension());
        float[] vector = new float[settings.dimension()];
        for (int user = 1; user < byUser.rows(); user++) {
            if (byUser.size(user) > 0) {
                users.randomize(user, random, deviation);
                if (start.copyUser(user, vector)) {
                    users.set(user, vector);
                }
            }
        }
    }

    private void solve(InteractionMatrix matrix, Factors fixed, Factors solved, String what) {
        double[] gram = Gram.of(fixed, fixed.rows(), settings.dimension(), workers);
        workers.run(blocks(matrix), () -> {
            RowSolver solver = new RowSolver(settings.dimension(), gram, settings.unobservedWeight());
            float[] vector = new float[settings.dimension()];
            return eachRow(matrix, row -> {
                double penalty = settings.penalty(matrix.size(row), matrix.columns() - 1);
                if (!solver.solve(pair -> pairs(matrix, row, fixed, vector, pair), penalty, vector)) {
                    throw undetermined(what, row);
                }
                solved.set(row, vector);
            });
        });
    }

    private void pairs(InteractionMatrix matrix, int row, Factors fixed, float[] vector, RowSolver.Pair pair) {
        for (int place = matrix.start(row); place < matrix.end(row); place++) {
            fixed.copy(matrix.column(place), vector);
            pair.accept(vector, settings.confidence().weight(matrix.value(place)));
        }
    }

    private ArithmeticException undetermined(String what, int row) {
        return new ArithmeticException("the vector of " + what + " row " + row
                + " is not determined: raise regularization above " + settings.regularization()
                + " or unobservedWeight above " + settings.unobservedWeight());
    }

    private double loss() {
        double[] gramOfUsers = Gram.of(users, users.rows(), settings.dimension(), workers);
        double[] gramOfItems = Gram.of(items, items.rows(), settings.dimension(), workers);
        return settings.unobservedWeight() * Gram.squaredScores(gramOfUsers, gramOfItems, settings.dimension())
                + sum(byUser, (user, vector) -> observed(user, vector) + penalty(byUser, user, vector), users)
                + sum(byItem, (item, vector) -> penalty(byItem, item, vector), items);
    }

    @FunctionalInterface
    private interface RowTerm {
        double of(int row, float[] vector);
    }

    private double sum(InteractionMatrix matrix, RowTerm term, Factors factors) {
        double[] sums = new double[blocks(matrix)];
        workers.run(sums.length, () -> {
            float[] vector = new float[settings.dimension()];
            return eachRow(matrix, row -> {
                factors.copy(row, vector);
                sums[row / BLOCK] += term.of(row, vector);
            });
        });
        double total = 0;
        for (double part : sums) {
            total += part;
        }
        return total;
    }

    private double observed(int user, float[] vector) {
        double sum = 0;
        for (int place = byUser.start(user); place < byUser.end(user); place++) {
            double miss = 1.0 - items.dot(byUser.column(place), vector);
            sum += settings.confidence().weight(byUser.value(place)) * miss * miss;
        }
        return sum;
    }

    private double penalty(InteractionMatrix matrix, int row, float[] vector) {
        double squares = 0;
        for (float entry : vector) {
            squares += (double) entry * entry;
        }
        return settings.penalty(matrix.size(row), matrix.columns() - 1) * squares;
    }

    /** What does a block by doing each of its rows that has events; the others stay at zero. */
    private static IntConsumer eachRow(InteractionMatrix matrix, IntConsumer work) {
        return block -> {
            int end = (int) Math.min(matrix.rows(), (block + 1L) * BLOCK);
            for (int row = block * BLOCK; row < end; row++) {
                if (matrix.size(row) > 0) {
                    work.accept(row);
                }
            }
        };
    }

    private static int blocks(InteractionMatrix matrix) {
        return (matrix.rows() + BLOCK - 1) / BLOCK;
    }

    private double operations() {
        double d = settings.dimension();
        double rows = (double) byUser.rows() + byItem.rows() - 2;
        return byUser.size() * 2 * d * (d + 1) + rows * d * d * d / 3;
    }
}

package dev.sluice.train.als;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.internal.kernel.WeightedVectors;
import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.Workers;
import java.util.function.IntConsumer;

/** Solves for the vectors of one side, those of the other held still. */
final class HalfEpoch {
    private final AlsSettings settings;
    private final InteractionMatrix matrix;
    private final Factors held;
    private final Factors solved;
    private final String what;
    private final WorkBlocks blocks;

    HalfEpoch(AlsSettings settings, InteractionMatrix matrix, Factors held, Factors solved, String what) {
        this.settings = settings;
        this.matrix = matrix;
        this.held = held;
        this.solved = solved;
        this.what = what;
        this.blocks = new WorkBlocks(matrix);
    }

    /**
     * Sums over the rows.
     *
     * @param loss that of {@link RowSolver#loss}
     * @param penalty the share of it that the vectors' lengths have
     */
    record Sums(double loss, double penalty) {}

    boolean hasPairs(int row) {
        return matrix.size(row) > 0;
    }

    Sums run(GramTerms terms, Workers workers) {
        double[] losses = new double[blocks.size()];
        double[] penalties = new double[blocks.size()];
        workers.run(blocks.size(), () -> new Rows(terms, losses, penalties));
        return new Sums(sum(losses), sum(penalties));
    }

    private static double sum(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    /** Solves for the rows of a block that have pairs; the others stay at zero. Belongs to one thread. */
    private final class Rows implements IntConsumer {
        private final RowSolver solver;
        private final RowPairs pairs = new RowPairs();
        private final float[] vector = new float[settings.dimension()];
        private final double[] losses;
        private final double[] penalties;

        Rows(GramTerms terms, double[] losses, double[] penalties) {
            this.solver = settings.solver() instanceof AlsSolver.Gradients gradients
                    ? new GradientSolver(terms, gradients.steps())
                    : new BlockSolver(terms);
            this.losses = losses;
            this.penalties = penalties;
        }

        @Override
        public void accept(int place) {
            int block = blocks.at(place);
            for (int row = blocks.firstRow(block); row < blocks.endRow(block); row++) {
                if (hasPairs(row)) {
                    double penalty = settings.penalty(matrix.size(row), matrix.columns() - 1);
                    solve(row, penalty);
                    losses[block] += solver.loss();
                    penalties[block] += penalty * squares(vector);
                }
            }
        }

        private void solve(int row, double penalty) {
            pairs.row = row;
            solved.copy(row, vector);
            if (!solver.solve(pairs, penalty, vector)) {
                throw new ArithmeticException("the vector of " + what + " row " + row
                        + " is not determined: raise regularization above " + settings.regularization()
                        + " or unobservedWeight above " + settings.unobservedWeight());
            }
            solved.set(row, vector);
        }
    }

    private static double squares(float[] vector) {
        double squares = 0;
        for (float entry : vector) {
            squares += (double) entry * entry;
        }
        return squares;
    }

    /** The pairs of a row of the matrix. */
    private final class RowPairs implements WeightedVectors {
        private int row;

        @Override
        public int count() {
            return matrix.size(row);
        }

        @Override
        public float[] array(int pair) {
            return held.array(matrix.column(matrix.start(row) + pair));
        }

        @Override
        public int offset(int pair) {
            return held.offset(matrix.column(matrix.start(row) + pair));
        }

        @Override
        public float weight(int pair) {
            return settings.confidence().weight(matrix.value(matrix.start(row) + pair));
        }
    }
}

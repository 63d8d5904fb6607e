package dev.sluice.train.bpr;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.internal.memory.Pool;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.WarmStart;
import dev.sluice.train.engine.AliasTable;
import dev.sluice.train.engine.EpochLoop;
import dev.sluice.train.engine.Workers;
import java.util.SplittableRandom;

/** One run of Bayesian personalised ranking. */
final class BprTraining {
    /**
     * Of what vectors begin with: far enough from zero, where differences are zero, and no item is told from another.
     */
    private static final double DEVIATION = 0.1;

    private final BprSettings settings;
    private final InteractionMatrix matrix;
    private final Workers workers;
    private final DrawWeights weights;
    private final Grid grid;
    private final BlockedVectors users;
    private final PlacedItems items;
    private final Cells cells;
    private final Pool<CellPass> passes;
    private final double[] losses;
    private final int[] steps;

    BprTraining(BprSettings settings, InteractionMatrix matrix, Workers workers) {
        this.settings = settings;
        this.matrix = matrix;
        this.workers = workers;
        this.weights = DrawWeights.of(matrix, settings.negativePower());
        this.grid = grid(settings, matrix, weights);
        this.users = new BlockedVectors(matrix.rows(), grid.blocks(), settings.dimension());
        this.items = new PlacedItems(weights, grid.blocks(), settings.dimension());
        this.cells = new Cells(grid, matrix);
        this.passes = new Pool<>(() -> new CellPass(grid, settings));
        this.losses = new double[grid.blocks() * grid.blocks()];
        this.steps = new int[losses.length];
    }

    static Grid grid(BprSettings settings, InteractionMatrix matrix, DrawWeights weights) {
        return Grid.of(matrix.rows(), weights.known(), matrix.size(), settings.dimension());
    }

    BprModel run(WarmStart start, TrainingListener listener, EarlyStopping stopping) {
        begin(start);
        return new EpochLoop(BprModel.NAME, settings.epochs(), workers, listener, stopping)
                .run(this::epoch, () -> model(users, items), () -> model(users.copy(), items.copy()));
    }

    private BprModel model(BlockedVectors ofUsers, PlacedItems ofItems) {
        return new BprModel(BprModel.NAME, settings, weights, ofUsers, ofItems);
    }

    private void begin(WarmStart start) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        float[] vector = new float[settings.dimension()];
        for (int user = 1; user < matrix.rows(); user++) {
            if (matrix.size(user) > 0) {
                draw(random, vector);
                start.copyUser(user, vector);
                users.set(user, vector);
            }
        }
        for (int place = 0; place < items.places(); place++) {
            draw(random, vector);
            start.copyItem(items.item(place), vector);
            items.vectors().set(place, vector);
        }
    }

    private void draw(SplittableRandom random, float[] vector) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (DEVIATION * random.nextGaussian());
        }
    }

    private EpochLoop.Done epoch(int number) {
        items.shuffle(stream(number, losses.length));
        cells.deal(items, workers);
        AliasTable[] negatives = negatives();
        double rate = settings.rate((number - 1.0) / settings.epochs());
        for (int round = 0; round < grid.blocks(); round++) {
            int shift = round;
            workers.run(grid.blocks(), () -> block -> {
                int other = (block + shift) & (grid.blocks() - 1);
                pass(number, block, other, negatives[other], rate);
            });
        }
        return done(number);
    }

    /** A cell of any round depends on nothing of the other cells of this round. */
    private void pass(int epoch, int ofUsers, int ofItems, AliasTable negatives, double rate) {
        int cell = ofUsers * grid.blocks() + ofItems;
        CellPass pass = passes.take();
        Surprise surprise = pass.run(
                cells.codes(),
                cells.start(ofUsers, ofItems),
                cells.end(ofUsers, ofItems),
                new CellPass.Cell(users.block(ofUsers), items.vectors().block(ofItems), negatives),
                rate,
                stream(epoch, cell));
        losses[cell] = surprise.takeSum();
        steps[cell] = surprise.takeCount();
        passes.giveBack(pass);
    }

    private AliasTable[] negatives() {
        AliasTable[] tables = new AliasTable[grid.blocks()];
        workers.run(tables.length, () -> block -> {
            double[] ofBlock = new double[grid.itemsOf(block)];
            for (int i = 0; i < ofBlock.length; i++) {
                ofBlock[i] = weights.of(items.item(block + i * grid.blocks()));
            }
            tables[block] = new AliasTable(ofBlock);
        });
        return tables;
    }

    /** Numbers of their own for each part of each epoch. */
    private SplittableRandom stream(int epoch, int part) {
        return new SplittableRandom(mixed(mixed(settings.seed() + epoch) + part));
    }

    private static long mixed(long seed) {
        return new SplittableRandom(seed).nextLong();
    }

    private EpochLoop.Done done(int epoch) {
        double loss = 0;
        long taken = 0;
        for (int cell = 0; cell < losses.length; cell++) {
            loss += losses[cell];
            taken += steps[cell];
        }
        if (!Double.isFinite(loss)) {
            throw new ArithmeticException("vectors have grown beyond all numbers in epoch " + epoch
                    + ": lower learningRate below " + settings.learningRate());
        }
        double operations = (10.0 + 2 * settings.candidates()) * settings.dimension() * taken;
        return new EpochLoop.Done(operations, taken == 0 ? Double.NaN : loss / taken);
    }
}

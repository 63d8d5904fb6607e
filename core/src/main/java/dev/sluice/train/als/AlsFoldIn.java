package dev.sluice.train.als;

import dev.sluice.FoldIn;
import dev.sluice.History;
import dev.sluice.ModelVersion;
import dev.sluice.internal.kernel.WeightedVectors;
import dev.sluice.internal.memory.Pool;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.train.engine.Vectors;
import dev.sluice.train.engine.Workers;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes the vector that alternating least squares would have given a user, the items' vectors held still: the same
 * least squares as in training, with the same penalty for as many events, all dimensions at once. Values of an item
 * that comes back are added up; items that training saw no event of say nothing and do not count.
 *
 * <p>Costs {@code d (d + 1)} operations an item of the history and {@code d^3 / 3} for the rest: some tens of
 * microseconds at 64 dimensions. Valid as long as what it was made from. Safe for use by many threads; keeps {@code 8
 * d^2} bytes of scratch for each that works at the same time, at most one a processor.
 */
public final class AlsFoldIn implements FoldIn {
    private final Optional<ModelVersion> version;
    private final Vectors items;
    private final int rows;
    private final AlsSettings settings;
    private final Pool<BlockSolver> solvers;

    AlsFoldIn(Vectors items, int rows, AlsSettings settings) {
        this(Optional.empty(), items, rows, settings);
    }

    private AlsFoldIn(Optional<ModelVersion> version, Vectors items, int rows, AlsSettings settings) {
        this.version = version;
        this.items = items;
        this.rows = rows;
        this.settings = settings;
        GramTerms terms = terms();
        this.solvers = Pool.ofLarge(() -> new BlockSolver(terms), used -> true);
    }

    private GramTerms terms() {
        try (Workers workers = new Workers(1, "fold-in")) {
            double[] gram = Gram.of(items, rows, settings.dimension(), workers);
            return new GramTerms(gram, settings.withSolver(new AlsSolver.Exact()));
        }
    }

    /**
     * The fold-in of a published factorisation. Reads every item's vector once.
     *
     * @param name of the model, {@link AlsModel#NAME} unless it was given another
     * @throws IllegalArgumentException if the version holds no such model
     */
    public static AlsFoldIn of(ModelSnapshot snapshot, String name) {
        EmbeddingStore items = snapshot.embeddings(name + ".items");
        AlsSettings settings = AlsProvenance.read(snapshot.provenance(), name);
        if (items.dimension() != settings.dimension()) {
            throw new IllegalArgumentException(name + ".items has " + items.dimension()
                    + " dimensions, its provenance says " + settings.dimension());
        }
        return new AlsFoldIn(Optional.of(snapshot.version()), items::copyRow, Math.toIntExact(items.rows()), settings);
    }

    @Override
    public Optional<ModelVersion> version() {
        return version;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IndexOutOfBoundsException if an item is none of the version
     * @throws ArithmeticException if the history does not determine a vector, which regularization rules out
     */
    @Override
    public boolean foldIn(History history, float[] vector) {
        if (vector.length < settings.dimension()) {
            throw new IllegalArgumentException(
                    "vector must have " + settings.dimension() + " entries: " + vector.length);
        }
        BlockSolver solver = solvers.take();
        try {
            return foldIn(history, solver, vector);
        } finally {
            solvers.giveBack(solver);
        }
    }

    private boolean foldIn(History history, BlockSolver solver, float[] vector) {
        HistoryPairs pairs = pairs(history, byItem(history));
        if (pairs.count() == 0) {
            return false;
        }
        float[] solution = new float[settings.dimension()];
        if (!solver.solve(pairs, settings.penalty(pairs.count(), rows - 1), solution)) {
            throw new ArithmeticException("a history of " + pairs.count() + " items does not determine a vector:"
                    + " regularization " + settings.regularization() + " is too low");
        }
        System.arraycopy(solution, 0, vector, 0, solution.length);
        return true;
    }

    /**
     * Item and number of each event, in the order of items: that of training, so that sums are equal to the last bit.
     */
    private static long[] byItem(History history) {
        long[] events = new long[history.size()];
        for (int event = 0; event < events.length; event++) {
            events[event] = (long) history.item(event) << 32 | event;
        }
        Arrays.sort(events);
        return events;
    }

    /** The items that training knew. */
    private HistoryPairs pairs(History history, long[] events) {
        HistoryPairs pairs = new HistoryPairs(events.length, settings.dimension());
        for (int i = 0; i < events.length; ) {
            int item = (int) (events[i] >>> 32);
            float value = 0;
            for (; i < events.length && events[i] >>> 32 == item; i++) {
                value += history.value((int) events[i]);
            }
            copyItem(item, pairs.next);
            if (!isZero(pairs.next)) {
                pairs.addNext(settings.confidence().weight(value));
            }
        }
        return pairs;
    }

    private void copyItem(int item, float[] vector) {
        if (item >= rows) {
            throw new IndexOutOfBoundsException("item must be below " + rows + ": " + item);
        }
        items.copy(item, vector);
    }

    private static boolean isZero(float[] vector) {
        for (float entry : vector) {
            if (entry != 0) {
                return false;
            }
        }
        return true;
    }

    /** Vectors of items, one after the other, with their weights. */
    private static final class HistoryPairs implements WeightedVectors {
        final float[] next;
        private final FloatArrayList vectors;
        private final FloatArrayList weights;

        HistoryPairs(int most, int dimension) {
            next = new float[dimension];
            vectors = new FloatArrayList(most * dimension);
            weights = new FloatArrayList(most);
        }

        void addNext(float weight) {
            vectors.addElements(vectors.size(), next);
            weights.add(weight);
        }

        @Override
        public int count() {
            return weights.size();
        }

        @Override
        public float[] array(int pair) {
            return vectors.elements();
        }

        @Override
        public int offset(int pair) {
            return pair * next.length;
        }

        @Override
        public float weight(int pair) {
            return weights.getFloat(pair);
        }
    }
}

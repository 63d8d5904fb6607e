package dev.sluice.train;

import dev.sluice.ModelVersion;
import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import java.util.Optional;

/**
 * The vectors of an earlier version, by which a training begins instead of drawing them: whoever and whatever has the
 * same id now begins where the earlier version left it; the others are drawn. Valid as long as the snapshot is leased.
 * Costs 4 bytes of heap a user and an item.
 */
public final class WarmStart {
    /** Every vector is drawn. */
    public static final WarmStart NONE = new WarmStart(Optional.empty());

    private record Earlier(ModelVersion version, Rows users, Rows items) {}

    /** The rows of now in an earlier table. */
    private static final class Rows {
        private final EmbeddingStore table;
        private final int[] earlier;

        Rows(EmbeddingStore table, int[] earlier) {
            this.table = table;
            this.earlier = earlier;
        }

        boolean copy(int row, float[] into) {
            int there = row < earlier.length ? earlier[row] : IdIndex.UNKNOWN;
            if (there == IdIndex.UNKNOWN) {
                return false;
            }
            float[] vector = new float[table.dimension()];
            table.copyRow(there, vector);
            if (isZero(vector)) {
                return false;
            }
            System.arraycopy(vector, 0, into, 0, vector.length);
            return true;
        }

        private static boolean isZero(float[] vector) {
            for (float entry : vector) {
                if (entry != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Optional<Earlier> earlier;

    private WarmStart(Optional<Earlier> earlier) {
        this.earlier = earlier;
    }

    /**
     * Begins with the tables {@code <model>.users} and {@code <model>.items} of an earlier version.
     *
     * @param now the catalogue whose rows are to be trained
     */
    public static WarmStart of(ModelSnapshot snapshot, String model, Catalogue now) {
        Catalogue then = snapshot.catalogue();
        return new WarmStart(Optional.of(new Earlier(
                snapshot.version(),
                new Rows(
                        snapshot.embeddings(model + ".users"),
                        now.users().ids().rowsIn(then.users().ids())),
                new Rows(
                        snapshot.embeddings(model + ".items"),
                        now.items().ids().rowsIn(then.items().ids())))));
    }

    /** The version begun with, if any. */
    public Optional<ModelVersion> version() {
        return earlier.map(Earlier::version);
    }

    /**
     * Requires vectors of as many numbers.
     *
     * @throws IllegalArgumentException if the earlier version has others
     */
    public void requireDimension(int dimension) {
        earlier.ifPresent(of -> {
            int other = of.items.table.dimension();
            if (other != dimension) {
                throw new IllegalArgumentException(
                        "dimension must be that of the version to begin with, " + other + ": " + dimension);
            }
        });
    }

    /** Copies a user's earlier vector; returns whether there is one, and else leaves {@code into} as it is. */
    public boolean copyUser(int user, float[] into) {
        return earlier.isPresent() && earlier.get().users.copy(user, into);
    }

    /** Copies an item's earlier vector; returns whether there is one, and else leaves {@code into} as it is. */
    public boolean copyItem(int item, float[] into) {
        return earlier.isPresent() && earlier.get().items.copy(item, into);
    }
}

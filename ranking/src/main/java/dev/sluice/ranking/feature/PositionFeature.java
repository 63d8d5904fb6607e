package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import java.util.Arrays;

/**
 * {@code position}: the place at which an item was shown, 1 the first, for training alone. What stands first is opened
 * more often because it stands there; a model that is told the place puts that down to it, and not to the item. When it
 * is served nobody knows the place yet, and every candidate has the same: predictions are of what would happen there.
 *
 * <p>Candidates that carry {@link #KEY} already, as those made of a log do, keep what they carry. Costs nothing.
 *
 * @see <a href="https://doi.org/10.1145/3298689.3347033">Guo et al. 2019, PAL: a position-bias aware learning
 *     framework</a>
 */
public final class PositionFeature implements FeatureSource {
    /** The feature's name and type. */
    public static final FeatureKey KEY = FeatureKey.number("position");

    private final int served;

    private PositionFeature(int served) {
        this.served = served;
    }

    /** Serves every candidate as if it stood first. */
    public static PositionFeature first() {
        return at(1);
    }

    /**
     * Serves every candidate as if it stood at a place.
     *
     * @param position at least 1
     */
    public static PositionFeature at(int position) {
        if (position < 1) {
            throw new IllegalArgumentException("position must be at least 1: " + position);
        }
        return new PositionFeature(position);
    }

    @Override
    public FeatureSchema provides() {
        return FeatureSchema.of(KEY);
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        if (candidates.features().contains(KEY)) {
            float[] logged = candidates.feature(KEY);
            System.arraycopy(logged, 0, columns[0], 0, logged.length);
        } else {
            Arrays.fill(columns[0], served);
        }
    }
}

package dev.sluice.retrieval;

import java.util.Locale;

/** Takes changes to an index, one at a time, while searches go on with what they began with. */
final class Additions {
    private static final double MOST_SHARE = 0.05;
    private static final double MOST_DRIFT = 0.1;
    private static final int FEWEST = 100;

    private final int rows;
    private final Cells cells;
    private final double fit;
    private volatile Overlay overlay = Overlay.NONE;

    Additions(int rows, Cells cells) {
        this.rows = rows;
        this.cells = cells;
        this.fit = cells.meanFit();
    }

    /** What was changed so far. */
    Overlay now() {
        return overlay;
    }

    synchronized void add(int item, float[] vector) {
        requireItem(item);
        float[] direction = vector.clone();
        Norm.toUnit(direction);
        NearestCell search = new NearestCell(cells.centroids());
        search.of(direction);
        overlay = overlay.with(item, new Overlay.Added(vector.clone(), search.fit()));
    }

    synchronized void remove(int item) {
        requireItem(item);
        overlay = overlay.without(item);
    }

    private static void requireItem(int item) {
        if (item < 1) {
            throw new IndexOutOfBoundsException("an item is at least 1: " + item);
        }
    }

    IndexAdvice advice() {
        Overlay now = overlay;
        int changed = now.addedCount() + now.removedCount();
        double share = changed / Math.max(1.0, rows - 1.0);
        double drift = now.addedCount() == 0 || fit <= 0 ? 0 : 1 - now.meanFit() / fit;
        boolean drifted = now.addedCount() >= FEWEST && drift > MOST_DRIFT;
        boolean rebuild = drifted || (changed >= FEWEST && share > MOST_SHARE);
        String reason = String.format(
                Locale.ROOT,
                "%.1f %% of the items changed, %s %.0f %%; what was added fits its cells %.1f %% worse, %s %.0f %%",
                100 * share,
                share > MOST_SHARE ? "over" : "up to",
                100 * MOST_SHARE,
                100 * drift,
                drift > MOST_DRIFT ? "over" : "up to",
                100 * MOST_DRIFT);
        return new IndexAdvice(now.addedCount(), now.removedCount(), drift, rebuild, reason);
    }
}

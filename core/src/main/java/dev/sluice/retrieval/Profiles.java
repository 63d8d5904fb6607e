package dev.sluice.retrieval;

import dev.sluice.History;
import dev.sluice.internal.text.Facts;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SparseTable;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Makes profiles of histories, as a model was trained to. */
record Profiles(SparseTable vectors, boolean byValue, double halfLifeMillis) {
    static Profiles of(ModelSnapshot snapshot, String model, SparseTable vectors) {
        Facts facts = new Facts(snapshot.provenance(), model);
        Optional<Duration> halfLife = facts.find("half-life").map(Duration::parse);
        return new Profiles(
                vectors,
                facts.text("weighing").equals("VALUE"),
                halfLife.map(span -> span.getSeconds() * 1e3 + span.getNano() * 1e-6)
                        .orElse(Double.POSITIVE_INFINITY));
    }

    /** The profile of a history. */
    Profile of(History history) {
        Int2DoubleOpenHashMap sums = new Int2DoubleOpenHashMap();
        for (long entry : latest(history)) {
            int event = (int) entry;
            double counts = weight(history, event);
            if (counts > 0) {
                add(history.item(event), counts, sums);
            }
        }
        return new Profile(sums);
    }

    /** The latest event of each item behind the item, in the order of items: sums do not depend on that of events. */
    private static long[] latest(History history) {
        IntOpenHashSet met = new IntOpenHashSet();
        long[] latest = new long[history.size()];
        int count = 0;
        for (int event = history.size() - 1; event >= 0; event--) {
            if (met.add(history.item(event))) {
                latest[count++] = (long) history.item(event) << 32 | event;
            }
        }
        Arrays.sort(latest, 0, count);
        return Arrays.copyOf(latest, count);
    }

    private double weight(History history, int event) {
        double value = byValue ? history.value(event) : 1;
        double age = (double) history.time(history.size() - 1) - history.time(event);
        return value * Math.pow(2, -age / halfLifeMillis);
    }

    private void add(int item, double counts, Int2DoubleOpenHashMap sums) {
        int[] terms = vectors.indexes(item);
        float[] weights = vectors.values(item);
        for (int i = 0; i < terms.length; i++) {
            sums.addTo(terms[i], counts * weights[i]);
        }
    }
}

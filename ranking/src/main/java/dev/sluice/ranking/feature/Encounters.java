package dev.sluice.ranking.feature;

import dev.sluice.History;
import dev.sluice.Query;
import dev.sluice.ranking.ItemValues;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;

/** When and how often the values of a column were met in the history of one query. Belongs to one thread. */
final class Encounters {
    private static final int NEVER = -1;

    private final ItemValues values;
    private final Spans spans;
    private final Int2IntOpenHashMap slots = new Int2IntOpenHashMap();
    /** Of each slot since when its value was met last, and behind it how often within each span, as logarithms. */
    private final float[] facts;

    private final int width;

    private Encounters(ItemValues values, Spans spans, int mostSlots) {
        this.values = values;
        this.spans = spans;
        this.width = 1 + spans.count();
        this.facts = new float[mostSlots * width];
        slots.defaultReturnValue(NEVER);
    }

    static Encounters of(Query query, ItemValues values, Spans spans) {
        History history = query.history();
        int events = PastEvents.count(query);
        int met = 0;
        for (int event = 0; event < events; event++) {
            met += values.count(history.item(event));
        }
        Encounters encounters = new Encounters(values, spans, Math.min(met, values.codes()));
        for (int event = 0; event < events; event++) {
            encounters.add(history.item(event), Spans.age(query.moment(), history.time(event)));
        }
        encounters.takeLogarithms();
        return encounters;
    }

    private void add(int item, long age) {
        for (int place = 0; place < values.count(item); place++) {
            int next = slots.size();
            int known = slots.putIfAbsent(values.code(item, place), next);
            int at = (known == NEVER ? next : known) * width;
            facts[at] = Days.logarithm(age / 1e3); // a history goes forward in time, so that of the last event stays
            for (int span = 0; span < spans.count(); span++) {
                facts[at + 1 + span] += spans.covers(span, age) ? 1 : 0;
            }
        }
    }

    /** Once here, so that none is left to be taken for the candidates. */
    private void takeLogarithms() {
        for (int i = 0; i < slots.size() * width; i++) {
            facts[i] = i % width == 0 ? facts[i] : (float) StrictMath.log1p(facts[i]);
        }
    }

    /** Fills the place of an item that has a value: whether it was met, since when, and how often in each span. */
    void read(int item, int position, float[][] columns) {
        columns[0][position] = 0;
        columns[1][position] = Float.NaN;
        for (int span = 0; span < spans.count(); span++) {
            columns[2 + span][position] = 0;
        }
        for (int place = 0; place < values.count(item); place++) {
            int slot = slots.get(values.code(item, place));
            if (slot != NEVER) {
                met(slot * width, position, columns);
            }
        }
    }

    private void met(int at, int position, float[][] columns) {
        columns[1][position] = columns[0][position] == 0 ? facts[at] : Math.min(columns[1][position], facts[at]);
        columns[0][position] = 1;
        for (int span = 0; span < spans.count(); span++) {
            columns[2 + span][position] = Math.max(columns[2 + span][position], facts[at + 1 + span]);
        }
    }
}

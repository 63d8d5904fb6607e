package dev.sluice.ranking.feature;

import dev.sluice.BatchMemory;
import dev.sluice.Query;
import dev.sluice.ranking.BatchValues;
import dev.sluice.ranking.ItemValues;
import java.util.Arrays;

/** When and how often the values of a column were met in the history of one query. Belongs to one thread. */
final class Encounters {
    private final Spans spans;
    private final Slots slots;
    /** Of each slot since when its value was met last, and behind it how often within each span, as logarithms. */
    private final float[] facts;

    private final int width;

    private Encounters(Spans spans, int mostSlots, BatchMemory memory) {
        this.spans = spans;
        this.width = 1 + spans.count();
        this.slots = new Slots(mostSlots, memory);
        this.facts = memory.floats(mostSlots * width);
        Arrays.fill(facts, 0, mostSlots * width, 0);
    }

    static Encounters of(Query query, ItemValues values, Spans spans, BatchMemory memory) {
        int events = PastEvents.count(query);
        BatchValues met = PastEvents.values(query, events, values, memory);
        Encounters encounters = new Encounters(spans, Math.min(met.size(), values.codes()), memory);
        for (int event = 0; event < events; event++) {
            long age = Spans.age(query.moment(), query.history().time(event));
            for (int place = met.from(event); place < met.to(event); place++) {
                encounters.add(met.code(place), age);
            }
        }
        encounters.takeLogarithms();
        return encounters;
    }

    private void add(int code, long age) {
        int at = slots.add(code) * width;
        facts[at] = Days.logarithm(age / 1e3); // a history goes forward in time, so that of the last event stays
        for (int span = 0; span < spans.count(); span++) {
            facts[at + 1 + span] += spans.covers(span, age) ? 1 : 0;
        }
    }

    /** Once here, so that none is left to be taken for the candidates. */
    private void takeLogarithms() {
        for (int i = 0; i < slots.size() * width; i++) {
            facts[i] = i % width == 0 ? facts[i] : (float) StrictMath.log1p(facts[i]);
        }
    }

    /** Says of items whether what they are of was met, since when, and how often in each span; nothing of others. */
    void read(BatchValues values, int size, float[][] columns) {
        for (float[] column : columns) {
            Arrays.fill(column, 0, size, 0);
        }
        Arrays.fill(columns[1], 0, size, Float.NaN);
        for (int position = 0; position < size; position++) {
            if (values.count(position) == 0) {
                Floats.missing(position, columns);
            }
            for (int place = values.from(position); place < values.to(position); place++) {
                int slot = slots.of(values.code(place));
                if (slot != Slots.NONE) {
                    met(slot * width, position, columns);
                }
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

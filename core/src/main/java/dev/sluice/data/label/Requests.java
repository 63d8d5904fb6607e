package dev.sluice.data.label;

import dev.sluice.data.Column;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/** The requests of events, numbered from 1; 0 of an event that has none. */
final class Requests {
    static final String REQUEST = "request";

    /** From here on several whole numbers are the same double. */
    private static final double NOT_EXACT = 0x1p53;

    private Requests() {}

    static int[] of(Interactions log) {
        Column column = log.column(REQUEST).orElseThrow(() -> Columns.missing(log, REQUEST));
        if (column instanceof TextColumn texts) {
            int[] codes = new int[log.size()];
            for (int event = 0; event < codes.length; event++) {
                codes[event] = texts.code(event);
            }
            return codes;
        }
        if (column instanceof NumberColumn numbers) {
            return numbered(numbers);
        }
        throw new IllegalArgumentException("column " + REQUEST + " must hold numbers or texts");
    }

    private static int[] numbered(NumberColumn numbers) {
        int[] codes = new int[numbers.rows()];
        Long2IntOpenHashMap known = new Long2IntOpenHashMap();
        for (int event = 0; event < codes.length; event++) {
            double number = numbers.number(event);
            if (Math.abs(number) >= NOT_EXACT) {
                throw new IllegalArgumentException("column " + REQUEST + " must hold texts where numbers reach 2^53,"
                        + " since there several are one: " + number + " of event " + event);
            }
            if (!Double.isNaN(number)) {
                int next = known.size() + 1;
                int before = known.putIfAbsent(Double.doubleToLongBits(number), next);
                codes[event] = before == 0 ? next : before;
            }
        }
        return codes;
    }
}

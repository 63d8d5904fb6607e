package dev.sluice.data.label;

import dev.sluice.data.Column;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Events by their moments, and those of one moment by what else they say. Only events that say the same are equal, so
 * nothing depends on where they stand in the log.
 */
final class EventOrder implements IntComparator {
    private final Interactions log;
    private final List<IntComparator> columns;

    EventOrder(Interactions log) {
        this.log = log;
        columns = new TreeMap<>(log.columns())
                .values().stream().map(EventOrder::of).toList();
    }

    @Override
    public int compare(int one, int other) {
        int byTime = Long.compare(log.time(one), log.time(other));
        if (byTime != 0) {
            return byTime;
        }
        int byUser = Integer.compare(log.user(one), log.user(other));
        if (byUser != 0) {
            return byUser;
        }
        int byItem = Integer.compare(log.item(one), log.item(other));
        return byItem != 0 ? byItem : compareRest(one, other);
    }

    private int compareRest(int one, int other) {
        int order = Float.compare(log.value(one), log.value(other));
        for (int i = 0; i < columns.size() && order == 0; i++) {
            order = columns.get(i).compare(one, other);
        }
        return order;
    }

    private static IntComparator of(Column column) {
        if (column instanceof NumberColumn numbers) {
            return (one, other) -> Double.compare(numbers.number(one), numbers.number(other));
        }
        if (column instanceof TextColumn texts) {
            return (one, other) -> texts.text(one).compareTo(texts.text(other));
        }
        TagColumn tags = (TagColumn) column;
        return (one, other) -> Arrays.compare(texts(tags, one), texts(tags, other));
    }

    private static String[] texts(TagColumn tags, int row) {
        return tags.tags(row).toArray(String[]::new);
    }
}

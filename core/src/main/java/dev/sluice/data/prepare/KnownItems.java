package dev.sluice.data.prepare;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives items the rows of a vocabulary and leaves the events of all other items out. The catalogue then holds the items
 * of the vocabulary alone, so that tables have no rows for the others; one that it did not know before has no value in
 * any column.
 *
 * @param ids the vocabulary, such as that of {@link dev.sluice.data.Vocabulary#ofItems the events to train on}
 */
public record KnownItems(IdIndex ids) implements Step {
    @Override
    public Dataset apply(Dataset data, Account account) {
        Entities items = data.catalogue().items();
        int[] before = new int[ids.rows()];
        int[] now = new int[items.rows()];
        int unknown = 0;
        for (int row = 1; row < now.length; row++) {
            now[row] = ids.row(items.ids().id(row));
            before[now[row]] = row;
            unknown += now[row] == IdIndex.UNKNOWN ? 1 : 0;
        }
        before[IdIndex.UNKNOWN] = IdIndex.UNKNOWN; // row 0 has no values, whoever came by
        Interactions events = data.interactions();
        Interactions known = events.filter(event -> now[events.item(event)] != IdIndex.UNKNOWN);
        account.leaveOut("of items out of the vocabulary", events.size() - known.size());
        account.note("items out of the vocabulary", unknown);
        return new Dataset(
                known.withItems(ids.rows(), item -> now[item]),
                new Catalogue(selected(items, before), data.catalogue().users()));
    }

    private Entities selected(Entities items, int[] rows) {
        Map<String, Column> columns = new LinkedHashMap<>();
        items.columns().forEach((name, column) -> columns.put(name, column.select(rows)));
        return new Entities(ids, columns);
    }
}

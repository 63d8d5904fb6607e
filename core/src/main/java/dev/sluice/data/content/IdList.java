package dev.sluice.data.content;

import dev.sluice.ContentPolicy;
import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.ItemFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.UnaryOperator;

/**
 * A verdict on the items of a list, and another on all others.
 *
 * @param ids of the listed items, whether the catalogue has them or not
 * @param listed the verdict on those
 * @param others the verdict on all others
 */
public record IdList(IdIndex ids, Verdict listed, Verdict others) implements ContentRule {
    /**
     * Drops the items of a file with an id a line; the others are allowed.
     *
     * @throws dev.sluice.data.DataException if the file is missing or empty, or a line is blank or comes twice
     */
    public static IdList denying(Path file) throws IOException {
        return new IdList(ItemFiles.ids(file), Verdict.DROP, Verdict.ALLOW);
    }

    /** Allows the items of such a file; the others are dropped. */
    public static IdList allowing(Path file) throws IOException {
        return new IdList(ItemFiles.ids(file), Verdict.ALLOW, Verdict.DROP);
    }

    /**
     * The list under other ids, such as {@code ItemAliases::canonical} gives to items that have become another.
     *
     * @param renaming several ids may become one
     */
    public IdList renamed(UnaryOperator<String> renaming) {
        IdIndex.Builder renamed = new IdIndex.Builder();
        ids.ids().forEach(id -> renamed.rowOf(renaming.apply(id)));
        return new IdList(renamed.build(), listed, others);
    }

    /** How many ids of the list are none of these items. */
    public int strangers(Entities items) {
        return ids.rows() - 1 - rows(items).cardinality();
    }

    @Override
    public ContentPolicy over(Entities items) {
        BitSet rows = rows(items);
        return item -> rows.get(item) ? listed : others;
    }

    private BitSet rows(Entities items) {
        BitSet rows = new BitSet(items.rows());
        Arrays.stream(items.ids().rowsOr(ids.ids(), IdIndex.UNKNOWN)).forEach(rows::set);
        rows.clear(IdIndex.UNKNOWN);
        return rows;
    }
}

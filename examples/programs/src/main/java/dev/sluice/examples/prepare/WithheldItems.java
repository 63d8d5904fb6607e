package dev.sluice.examples.prepare;

import dev.sluice.ItemSet;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.TextColumn;
import dev.sluice.data.content.ContentRule;
import dev.sluice.data.content.ContentRules;
import dev.sluice.data.content.WithholdItems;
import dev.sluice.data.duplicate.ItemAliases;
import dev.sluice.data.prepare.Account;
import dev.sluice.data.prepare.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * Leaves the events of items out that a file withholds, and labels these items {@code harmful} in the column
 * {@code policy}, which is saved with a version: what is trained and served from it recommends none of them. What the
 * file says of an item that has become another holds for the other.
 *
 * @param name of the rule, for reports
 * @param verdicts what the file says
 */
record WithheldItems(String name, Verdicts verdicts) implements Step {
    /** What a file says of ids, which may be those of items that have become another. */
    @FunctionalInterface
    interface Verdicts {
        /** The same of the ids that those have become. */
        Known renamed(UnaryOperator<String> renaming);
    }

    /**
     * What a file says of the ids of a catalogue.
     *
     * @param rule which items are withheld
     * @param strangers how many of those that the file names are none of the items
     */
    record Known(ContentRule rule, ToIntFunction<Entities> strangers) {}

    @Override
    public Dataset apply(Dataset data, Account account) {
        Entities items = data.catalogue().items();
        Known known = verdicts.renamed(ItemAliases.of(items)::canonical);
        ContentRules rules = ContentRules.of(name, known.rule());
        account.note(
                "named items that the catalogue does not have",
                known.strangers().applyAsInt(items));
        Dataset left = new WithholdItems(rules).apply(data, account);
        Map<String, Column> columns = new LinkedHashMap<>(items.columns());
        columns.put(PolicyLabels.COLUMN, policy(data.catalogue(), rules));
        return new Dataset(
                left.interactions(),
                new Catalogue(
                        new Entities(items.ids(), columns), data.catalogue().users()));
    }

    private static TextColumn policy(Catalogue catalogue, ContentRules rules) {
        Entities items = catalogue.items();
        ItemSet allowed = rules.filter().allowed(catalogue);
        List<String> labels = new ArrayList<>(items.rows());
        labels.add("");
        for (int row = 1; row < items.rows(); row++) {
            labels.add(allowed.contains(row) ? before(items, row) : PolicyLabels.HARMFUL);
        }
        return TextColumn.of(labels);
    }

    private static String before(Entities items, int row) {
        Column policy = items.columns().get(PolicyLabels.COLUMN);
        if (policy == null) {
            return PolicyLabels.ALLOWED;
        }
        if (policy instanceof TextColumn texts) {
            return texts.text(row);
        }
        throw new IllegalArgumentException("column policy of the items must hold texts");
    }

    @Override
    public String toString() {
        ContentRule rule = verdicts.renamed(UnaryOperator.identity()).rule();
        return "WithheldItems[rules=" + ContentRules.of(name, rule) + "]";
    }
}

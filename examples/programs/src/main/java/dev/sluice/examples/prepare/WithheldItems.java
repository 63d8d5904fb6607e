package dev.sluice.examples.prepare;

import dev.sluice.ItemSet;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.TextColumn;
import dev.sluice.data.content.ContentRules;
import dev.sluice.data.content.WithholdItems;
import dev.sluice.data.prepare.Account;
import dev.sluice.data.prepare.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Leaves the events of items out that rules withhold, and labels these items {@code harmful} in the column
 * {@code policy}, which is saved with a version: what is trained and served from it recommends none of them.
 *
 * @param rules which items those are
 * @param strangers how many of those that the rules name are none of the items
 */
record WithheldItems(ContentRules rules, ToIntFunction<Entities> strangers) implements Step {
    private static final String POLICY = "policy";
    private static final String ALLOWED = "allowed";
    private static final String HARMFUL = "harmful";

    @Override
    public Dataset apply(Dataset data, Account account) {
        Entities items = data.catalogue().items();
        account.note("named items that the catalogue does not have", strangers.applyAsInt(items));
        Dataset left = new WithholdItems(rules).apply(data, account);
        Map<String, Column> columns = new LinkedHashMap<>(items.columns());
        columns.put(POLICY, policy(data.catalogue()));
        return new Dataset(
                left.interactions(),
                new Catalogue(
                        new Entities(items.ids(), columns), data.catalogue().users()));
    }

    private TextColumn policy(Catalogue catalogue) {
        Entities items = catalogue.items();
        ItemSet allowed = rules.filter().allowed(catalogue);
        List<String> labels = new ArrayList<>(items.rows());
        labels.add("");
        for (int row = 1; row < items.rows(); row++) {
            labels.add(allowed.contains(row) ? before(items, row) : HARMFUL);
        }
        return TextColumn.of(labels);
    }

    private static String before(Entities items, int row) {
        Column policy = items.columns().get(POLICY);
        if (policy == null) {
            return ALLOWED;
        }
        if (policy instanceof TextColumn texts) {
            return texts.text(row);
        }
        throw new IllegalArgumentException("column policy of the items must hold texts");
    }

    @Override
    public String toString() {
        return "WithheldItems[rules=" + rules + "]";
    }
}

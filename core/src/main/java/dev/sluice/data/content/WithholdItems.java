package dev.sluice.data.content;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.Account;
import dev.sluice.data.prepare.Step;
import java.util.BitSet;

/**
 * Leaves the events of items out that content rules withhold, counted by the rule that did. Items that are limited
 * stay. The items keep their rows: what keeps them from being recommended is {@link ContentRules#filter}.
 *
 * @param rules which items those are
 */
public record WithholdItems(ContentRules rules) implements Step {
    @Override
    public Dataset apply(Dataset data, Account account) {
        Interactions events = data.interactions();
        int[] perItem = new int[events.itemRows()];
        for (int event = 0; event < events.size(); event++) {
            perItem[events.item(event)]++;
        }
        Judges judges = rules.judges(data.catalogue().items());
        BitSet withheld = new BitSet(perItem.length);
        for (int item = 1; item < perItem.length; item++) {
            if (perItem[item] > 0) {
                Judgement judgement = judges.judge(item);
                if (judgement.isWithheld()) {
                    withheld.set(item);
                    account.leaveOut(judgement.reason(), perItem[item]);
                }
            }
        }
        account.note("items with events that are withheld", withheld.cardinality());
        return data.with(events.filter(event -> !withheld.get(events.item(event))));
    }
}

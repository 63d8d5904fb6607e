package dev.sluice.data.content;

import dev.sluice.ContentPolicy;
import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.data.Column;
import dev.sluice.data.Entities;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Verdicts on the values of an attribute. Of the tags of an item the strictest verdict counts, and those without a
 * verdict say nothing. An item without a value, or with none that has a verdict, gets that on all others.
 *
 * @param column name of a column of texts or tags
 * @param verdicts by value, exactly as it stands
 * @param others on items that have none of these values
 */
public record AttributeRule(String column, Map<String, Verdict> verdicts, Verdict others) implements ContentRule {
    public AttributeRule {
        verdicts = Collections.unmodifiableMap(new TreeMap<>(verdicts));
    }

    /** Verdicts on these values; items with none of them are unknown. */
    public static AttributeRule of(String column, Map<String, Verdict> verdicts) {
        return new AttributeRule(column, verdicts, Verdict.UNKNOWN);
    }

    @Override
    public ContentPolicy over(Entities items) {
        Column values = items.require(column);
        if (values instanceof TextColumn texts) {
            Verdict[] byCode = verdicts(texts.values());
            return item -> byCode[texts.code(item)];
        }
        if (values instanceof TagColumn tags) {
            return item -> strictest(tags.tags(item));
        }
        throw new IllegalArgumentException(
                "column " + column + " must hold texts or tags: it is empty, or holds numbers");
    }

    private Verdict[] verdicts(List<String> values) {
        return values.stream()
                .map(value -> verdicts.getOrDefault(value, others))
                .toArray(Verdict[]::new);
    }

    private Verdict strictest(List<String> tags) {
        return tags.stream()
                .filter(verdicts::containsKey)
                .map(tag -> verdicts.getOrDefault(tag, others))
                .reduce((strictest, next) -> next.isStricterThan(strictest) ? next : strictest)
                .orElse(others);
    }
}

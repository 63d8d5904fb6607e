package dev.sluice.data.content;

import dev.sluice.ContentPolicy;
import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.ItemSet;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.ItemFilter;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rules under names, of which the strictest verdict counts: {@code DROP} before {@code UNKNOWN} before {@code LIMIT}
 * before {@code ALLOW}. They are asked in order; the first that drops an item, or throws over it, ends the matter.
 *
 * <pre>{@code
 * ContentRules rules = ContentRules.of("reported", IdList.denying(Path.of("reported.txt")))
 *         .then("nsfw", new ScoreRule(ScoreFile.read(Path.of("nsfw.csv"), "nsfw"), 0.5, 0.9));
 * }</pre>
 *
 * <p>Immutable; its policies are as safe for use by many threads as the rules are.
 */
public final class ContentRules implements ContentRule {
    private static final Logger LOG = LoggerFactory.getLogger(ContentRules.class);

    private record Named(String name, ContentRule rule) {}

    private final List<Named> rules;

    private ContentRules(List<Named> rules) {
        this.rules = rules;
    }

    /** One rule. */
    public static ContentRules of(String name, ContentRule rule) {
        return new ContentRules(List.of(new Named(name, rule)));
    }

    /**
     * These rules and one more.
     *
     * @param name none of those that are taken
     */
    public ContentRules then(String name, ContentRule rule) {
        if (rules.stream().anyMatch(named -> named.name.equals(name))) {
            throw new IllegalArgumentException("a name of a rule comes twice: " + name);
        }
        List<Named> more = new ArrayList<>(rules);
        more.add(new Named(name, rule));
        return new ContentRules(List.copyOf(more));
    }

    /**
     * The policy over these items. It says {@code UNKNOWN} where a rule does and throws where a rule does: the funnel's
     * {@code ContentFilter} drops both and counts the failures.
     */
    @Override
    public ContentPolicy over(Entities items) {
        return judges(items);
    }

    Judges judges(Entities items) {
        return new Judges(rules.stream()
                .map(named -> new Judges.Judge(named.name, named.rule.over(items)))
                .toList());
    }

    /** What the rules make of every item of a catalogue. */
    public ContentAudit audit(Entities items) {
        return Auditor.audit(judges(items), items);
    }

    /**
     * The ids of the items that are withheld, as a rule of its own that drops them and allows the others. Under the ids
     * that duplicates have become, {@code withheld(items).renamed(aliases::canonical)}, the label of any copy counts.
     */
    public IdList withheld(Entities items) {
        Judges judges = judges(items);
        IdIndex.Builder ids = new IdIndex.Builder();
        for (int item = 1; item < items.rows(); item++) {
            if (judges.judge(item).isWithheld()) {
                ids.rowOf(items.ids().id(item));
            }
        }
        return new IdList(ids.build(), Verdict.DROP, Verdict.ALLOW);
    }

    /**
     * Allows what is not withheld, once for each version, inside every scan. Over how many items a rule failed is
     * logged; {@link #audit} says which and why.
     */
    public ItemFilter filter() {
        return catalogue -> {
            Judges judges = judges(catalogue.items());
            int[] failures = {0};
            ItemSet allowed = ItemSet.matching(catalogue.items().rows(), item -> {
                Judgement judgement = judges.judge(item);
                failures[0] += judgement.failure().isPresent() ? 1 : 0;
                return !judgement.isWithheld();
            });
            if (failures[0] > 0) {
                LOG.warn("Content rules failed over {} items, which are withheld", failures[0]);
            }
            return allowed;
        };
    }

    /** The names and the rules, in order. */
    @Override
    public String toString() {
        return String.join(
                "; ", rules.stream().map(named -> named.name + " " + named.rule).toList());
    }
}

package dev.sluice.data.content;

import static dev.sluice.ContentPolicy.Verdict.ALLOW;
import static dev.sluice.ContentPolicy.Verdict.DROP;
import static dev.sluice.ContentPolicy.Verdict.LIMIT;
import static dev.sluice.ContentPolicy.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ContentPolicy;
import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.ItemSet;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.StepReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of rules together: the strictest verdict counts, and what fails is closed. */
class ContentRulesProperties {
    private static final int ITEMS = 12;
    private static final List<Verdict> ORDER = List.of(ALLOW, LIMIT, UNKNOWN, DROP);

    /** For each rule and item a verdict, or none where the rule throws. */
    @Provide
    Arbitrary<List<List<Optional<Verdict>>>> opinions() {
        return Arbitraries.of(Verdict.values())
                .optional(0.9)
                .list()
                .ofSize(ITEMS)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static ContentRules rules(List<List<Optional<Verdict>>> opinions) {
        ContentRules rules = ContentRules.of("r0", rule(opinions.get(0)));
        for (int i = 1; i < opinions.size(); i++) {
            rules = rules.then("r" + i, rule(opinions.get(i)));
        }
        return rules;
    }

    private static ContentRule rule(List<Optional<Verdict>> verdicts) {
        return items -> item -> verdicts.get(item - 1).orElseThrow(() -> new IllegalStateException("down"));
    }

    /** The verdict on an item, a failure being a drop. */
    private static Verdict strictest(List<List<Optional<Verdict>>> opinions, int item) {
        return opinions.stream()
                .map(rule -> rule.get(item - 1).orElse(DROP))
                .max((a, b) -> Integer.compare(ORDER.indexOf(a), ORDER.indexOf(b)))
                .orElseThrow();
    }

    /** Whether a rule throws before one drops the item. */
    private static boolean fails(List<List<Optional<Verdict>>> opinions, int item) {
        for (List<Optional<Verdict>> rule : opinions) {
            if (rule.get(item - 1).isEmpty()) {
                return true;
            }
            if (rule.get(item - 1).get() == DROP) {
                return false;
            }
        }
        return false;
    }

    @Property
    void theStrictestVerdictCountsAndFailuresShow(@ForAll("opinions") List<List<Optional<Verdict>>> opinions) {
        ContentPolicy policy = rules(opinions).over(Items.of(ITEMS));

        for (int item = 1; item <= ITEMS; item++) {
            int asked = item;
            if (fails(opinions, item)) {
                assertThatThrownBy(() -> policy.verdict(asked)).hasMessage("down");
            } else {
                assertThat(policy.verdict(item)).isEqualTo(strictest(opinions, item));
            }
        }
    }

    @Property
    void theFilterAllowsWhatIsAllowedOrLimited(@ForAll("opinions") List<List<Optional<Verdict>>> opinions) {
        Catalogue catalogue = new Catalogue(Items.of(ITEMS), Entities.of(IdIndex.of(List.of())));

        ItemSet allowed = rules(opinions).filter().allowed(catalogue);

        assertThat(rules(opinions).withheld(catalogue.items()).ids().ids())
                .isEqualTo(IntStream.rangeClosed(1, ITEMS)
                        .filter(item -> !allowed.contains(item))
                        .mapToObj(item -> "i" + item)
                        .toList());
        assertThat(allowed.toArray())
                .isEqualTo(IntStream.rangeClosed(1, ITEMS)
                        .filter(item -> ORDER.indexOf(strictest(opinions, item)) < 2)
                        .toArray());
    }

    @Property
    void theAuditCountsEveryItemOnce(@ForAll("opinions") List<List<Optional<Verdict>>> opinions) {
        ContentAudit audit = rules(opinions).audit(Items.of(ITEMS));

        Map<Verdict, Long> expected = IntStream.rangeClosed(1, ITEMS)
                .mapToObj(item -> strictest(opinions, item))
                .collect(Collectors.groupingBy(verdict -> verdict, Collectors.counting()));
        for (Verdict verdict : Verdict.values()) {
            assertThat((long) audit.count(verdict)).isEqualTo(expected.getOrDefault(verdict, 0L));
        }
        assertThat(audit.items()).isEqualTo(ITEMS);
        assertThat((long) audit.failures())
                .isEqualTo(IntStream.rangeClosed(1, ITEMS)
                        .filter(item -> fails(opinions, item))
                        .count());
        assertThat(audit.findings().stream().mapToInt(ContentFinding::items).sum())
                .isEqualTo(ITEMS - audit.count(ALLOW));
        assertThat(audit.withheld()).isEqualTo(audit.count(DROP) + audit.count(UNKNOWN));
    }

    @Property
    void trainingKeepsTheEventsOfWhatMayBeShown(@ForAll("opinions") List<List<Optional<Verdict>>> opinions) {
        Interactions.Builder builder = new Interactions.Builder().add(1, ITEMS, -1, 1);
        for (int event = 0; event < 3 * ITEMS; event++) {
            builder.add(1, 1 + event % (ITEMS - 1), event, 1);
        }
        Dataset data = new Dataset(
                builder.build(2, ITEMS + 1), new Catalogue(Items.of(ITEMS), Entities.of(IdIndex.of(List.of("u")))));
        List<Optional<Verdict>> lastIsAllowed = new ArrayList<>(opinions.get(0));
        lastIsAllowed.set(ITEMS - 1, Optional.of(ALLOW));
        List<List<Optional<Verdict>>> one = List.of(lastIsAllowed);

        Interactions left = Preparation.none()
                .then("content", new WithholdItems(rules(one)))
                .apply(data)
                .data()
                .interactions();

        int[] items = IntStream.range(0, left.size()).map(left::item).toArray();
        assertThat(items)
                .isEqualTo(IntStream.range(0, data.interactions().size())
                        .map(data.interactions()::item)
                        .filter(item -> ORDER.indexOf(strictest(one, item)) < 2)
                        .toArray());
    }

    @Example
    void theFirstDropEndsTheMatter() {
        int[] asked = new int[ITEMS + 1];
        ContentRules rules = ContentRules.of("first", Items.saying(DROP, ALLOW, UNKNOWN))
                .then("second", items -> item -> {
                    asked[item]++;
                    return ALLOW;
                });

        rules.audit(Items.of(4));

        assertThat(Arrays.copyOf(asked, 5)).containsExactly(0, 0, 1, 1, 0);
    }

    @Example
    void anAuditSaysWhoWithheldWhat() {
        ContentRules rules = ContentRules.of("list", Items.saying(ALLOW, DROP, ALLOW, ALLOW, ALLOW, ALLOW))
                .then("nsfw", Items.saying(UNKNOWN, ALLOW, LIMIT, ALLOW, DROP));

        ContentAudit audit = rules.audit(Items.of(6));

        assertThat(audit.verdicts()).isEqualTo(Map.of(ALLOW, 1, LIMIT, 1, DROP, 3, UNKNOWN, 1));
        assertThat(audit.failures()).isEqualTo(1);
        assertThat(audit.findings())
                .containsExactly(
                        new ContentFinding("nsfw", UNKNOWN, "unknown to nsfw", 1, List.of("i1")),
                        new ContentFinding("list", DROP, "dropped by list", 1, List.of("i2")),
                        new ContentFinding("nsfw", LIMIT, "limited by nsfw", 1, List.of("i3")),
                        new ContentFinding("nsfw", DROP, "dropped by nsfw", 1, List.of("i5")),
                        new ContentFinding(
                                "nsfw",
                                DROP,
                                "nsfw failed: java.lang.IllegalStateException: model is down",
                                1,
                                List.of("i6")));
        assertThat(rules.audit(Items.of(60)).findings().get(5).examples()).hasSize(10);
    }

    @Example
    void eventsAreLeftOutForTheirReason() {
        Interactions events = new Interactions.Builder()
                .add(1, 1, 0, 1)
                .add(1, 2, 1, 1)
                .add(1, 2, 2, 1)
                .add(1, 3, 3, 1)
                .add(1, 4, 4, 1)
                .build(2, 6);
        ContentRules rules = ContentRules.of("nsfw", Items.saying(LIMIT, DROP, UNKNOWN));
        Dataset data = new Dataset(events, new Catalogue(Items.of(5), Entities.of(IdIndex.of(List.of("u")))));

        StepReport report = Preparation.none()
                .then("content", new WithholdItems(rules))
                .apply(data)
                .steps()
                .get(0);

        assertThat(report.leftOut()).isEqualTo(Map.of("dropped by nsfw", 2L, "unknown to nsfw", 1L, "nsfw failed", 1L));
        assertThat(report.notes()).isEqualTo(Map.of("items with events that are withheld", 3L));
        assertThat(report.description()).startsWith("WithholdItems[rules=nsfw ");
    }

    @Example
    @SuppressWarnings("NullAway")
    void noVerdictIsAFailure() {
        ContentRules rules = ContentRules.of("broken", items -> item -> null);

        assertThat(rules.audit(Items.of(2)).failures()).isEqualTo(2);
    }

    @Example
    void namesAreDistinct() {
        ContentRules rules = ContentRules.of("a", Items.saying());

        assertThatThrownBy(() -> rules.then("a", Items.saying()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a name of a rule comes twice: a");
    }
}

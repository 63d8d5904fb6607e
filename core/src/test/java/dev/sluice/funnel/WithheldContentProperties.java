package dev.sluice.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ContentPolicy.Verdict;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.content.ContentRules;
import dev.sluice.data.content.IdList;
import dev.sluice.data.content.LateVerdicts;
import dev.sluice.data.content.ScoreRule;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is withheld never comes out of a funnel, whoever proposes it and whenever the verdict came. */
class WithheldContentProperties {
    private static final int ITEMS = 40;
    private static final Catalogue CATALOGUE = Catalogue.of(
            IdIndex.of(
                    IntStream.rangeClosed(1, ITEMS).mapToObj(item -> "i" + item).toList()),
            IdIndex.of(List.of("u")));

    @Property
    void noDroppedItemComesOut(@ForAll long seed) {
        Random random = new Random(seed);
        Set<Integer> listed = some(random);
        Set<Integer> failing = some(random);
        Set<Integer> unscored = some(random);
        Set<Integer> reported = some(random);
        LateVerdicts late = new LateVerdicts();
        ContentRules rules = ContentRules.of("list", denying(listed))
                .then("scores", ScoreRule.dropping(items -> item -> score(item, failing, unscored), 0.9))
                .then("late", late);
        Entities items = CATALOGUE.items();
        ItemSet published = rules.filter().allowed(CATALOGUE);
        ContentFilter last = ContentFilter.of(rules.over(items));
        Funnel funnel = funnel(random, last);
        Query query = Query.of(Stages.VERSION, published).limit(8).build();

        int[] before = funnel.run(query).candidates().items();
        reported.forEach(item -> late.put("i" + item, Verdict.DROP));
        int[] after = funnel.run(query).candidates().items();

        for (int item : before) {
            assertThat(listed).doesNotContain(item);
            assertThat(failing).doesNotContain(item);
            assertThat(unscored).doesNotContain(item);
        }
        for (int item : after) {
            assertThat(reported).doesNotContain(item);
            assertThat(listed).doesNotContain(item);
            assertThat(failing).doesNotContain(item);
            assertThat(unscored).doesNotContain(item);
        }
        long left = IntStream.rangeClosed(1, ITEMS)
                .filter(item -> Stream.of(listed, failing, unscored, reported).noneMatch(set -> set.contains(item)))
                .count();
        assertThat(after).hasSize((int) Math.min(8, left));
    }

    /** Its stages insist on what they propose, allowed or not, as a cache might; the fallback has every item. */
    private static Funnel funnel(Random random, ContentFilter last) {
        int[] all = IntStream.rangeClosed(1, ITEMS).toArray();
        return Stages.funnel()
                .generator(
                        "g",
                        Stages.insistingOn(IntStream.of(all)
                                .filter(item -> random.nextBoolean())
                                .toArray()),
                        ITEMS)
                .generator(
                        "h",
                        Stages.insistingOn(IntStream.of(all)
                                .filter(item -> random.nextBoolean())
                                .toArray()),
                        ITEMS)
                .ranker("rank", Stages.byItem(), 12)
                .lastFilter("policy", last)
                .fallback("popular", Stages.insistingOn(all))
                .build();
    }

    private static double score(int item, Set<Integer> failing, Set<Integer> unscored) {
        if (failing.contains(item)) {
            throw new IllegalStateException("model is down");
        }
        return unscored.contains(item) ? Double.NaN : 0.1;
    }

    private static IdList denying(Set<Integer> items) {
        return new IdList(IdIndex.of(items.stream().map(item -> "i" + item).toList()), Verdict.DROP, Verdict.ALLOW);
    }

    private static Set<Integer> some(Random random) {
        return random.ints(random.nextInt(12), 1, ITEMS + 1).boxed().collect(Collectors.toSet());
    }
}

package dev.sluice.data.duplicate;

import static dev.sluice.data.duplicate.Catalogues.items;
import static dev.sluice.data.duplicate.Catalogues.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of what has become of items. */
class ItemMergesTest {
    /** Links these pairs of rows. */
    private record Pairs(int[]... pairs) implements DuplicateRule {
        @Override
        public void link(Entities items, Links links) {
            for (int[] pair : pairs) {
                links.link(pair[0], pair[1]);
            }
        }
    }

    private static int[] canonical(ItemMerges merges) {
        return IntStream.range(0, merges.rows()).map(merges::canonical).toArray();
    }

    @Property
    void theMapIsIdempotentAndKeepsTheEarliestOfAChain(@ForAll long seed) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(30);
        double[] published = IntStream.rangeClosed(0, count)
                .mapToDouble(row -> row == 0 || random.nextInt(4) == 0 ? Double.NaN : random.nextInt(5))
                .toArray();
        int[][] pairs = IntStream.range(0, random.nextInt(20))
                .mapToObj(i -> new int[] {1 + random.nextInt(count), 1 + random.nextInt(count)})
                .toArray(int[][]::new);
        Entities items = items(count, Map.of("published", new NumberColumn(published)));

        ItemMerges merges = ItemMerges.of(items, new Pairs(pairs));

        int[] group = chains(count, pairs);
        for (int row = 1; row <= count; row++) {
            int own = row;
            int earliest = IntStream.rangeClosed(1, count)
                    .filter(other -> group[other] == group[own])
                    .boxed()
                    .min((a, b) -> {
                        int byMoment = Double.compare(published[a], published[b]);
                        return byMoment != 0 ? byMoment : Integer.compare(a, b);
                    })
                    .orElseThrow();
            assertThat(merges.canonical(row)).isEqualTo(earliest);
            assertThat(merges.canonical(merges.canonical(row))).isEqualTo(merges.canonical(row));
        }
        assertThat(canonical(ItemMerges.of(items, merges))).isEqualTo(canonical(merges));
        assertThat(merges.merged())
                .isEqualTo(count
                        - (int) IntStream.rangeClosed(1, count)
                                .map(row -> group[row])
                                .distinct()
                                .count());
        assertThat(merges.aliases().size()).isEqualTo(merges.merged());
    }

    /** The least row that each can reach, by walking until nothing changes. */
    private static int[] chains(int count, int[][] pairs) {
        int[] group = IntStream.rangeClosed(0, count).toArray();
        for (int round = 0; round < count; round++) {
            for (int[] pair : pairs) {
                int least = Math.min(group[pair[0]], group[pair[1]]);
                group[pair[0]] = least;
                group[pair[1]] = least;
            }
        }
        return group;
    }

    @Example
    void withoutMomentsTheLowestRowStays() {
        ItemMerges merges = ItemMerges.of(texts("b", "a", "A", "a", "B", "c"), SameText.of("text"));

        assertThat(canonical(merges)).containsExactly(0, 1, 2, 2, 2, 1, 6);
        assertThat(merges.merged()).isEqualTo(3);
        assertThat(merges.groups()).isEqualTo(2);
        assertThat(merges.largest()).isEqualTo(3);
        assertThat(merges.examples(5))
                .containsExactly(new MergedItem("i2", List.of("i3", "i4")), new MergedItem("i1", List.of("i5")));
        assertThat(merges.examples(1)).containsExactly(new MergedItem("i2", List.of("i3", "i4")));
        assertThat(merges).hasToString("3 of 6 items merged by SameText[columns=[text]]");
    }

    @Example
    void rulesMakeChainsTogether() {
        Entities items = texts("a", "b", "c", "d");
        DuplicateRule both = new Pairs(new int[] {1, 2}).or(new Pairs(new int[] {2, 3}));

        assertThat(canonical(ItemMerges.of(items, both))).containsExactly(0, 1, 1, 1, 4);
        assertThat(SameText.of("a").or(SameText.of("b"))).hasToString("SameText[columns=[a]] or SameText[columns=[b]]");
    }

    @Example
    void mergesOfOtherItemsAreRefused() {
        ItemMerges merges = ItemMerges.of(texts("a", "b"), SameText.of("text"));

        assertThatThrownBy(() -> ItemMerges.of(texts("a"), merges))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("merges of 3 rows, the items have 2");
        assertThatThrownBy(() -> new Links(3).link(0, 1)).hasMessage("row must be from 1 to 2: 0");
        assertThatThrownBy(() -> new Links(3).link(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Example
    void nothingIsMergedInACatalogueOfNothing() {
        ItemMerges merges = ItemMerges.of(items(0, Map.of()), new Pairs());

        assertThat(merges.merged()).isZero();
        assertThat(merges.examples(3)).isEmpty();
        assertThat(merges.aliases().size()).isZero();
    }
}

package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of hashed ids. */
class HashedIdsProperties {
    @Property
    void eachHashHasAPartOfTheTable(@ForAll("settings") HashedIds ids, @ForAll("texts") String id) {
        int[] rows = ids.rowsOf(id);
        assertThat(rows).hasSize(ids.hashes());
        for (int place = 0; place < rows.length; place++) {
            assertThat(rows[place]).isBetween(1 + place * ids.buckets(), (place + 1) * ids.buckets());
        }
        assertThat(rows[rows.length - 1]).isLessThan(ids.rows());
    }

    @Property
    void aNumberStandsForItsDecimalForm(@ForAll("settings") HashedIds ids, @ForAll long id) {
        assertThat(ids.rowsOf(id)).isEqualTo(ids.rowsOf(Long.toString(id)));
    }

    @Property
    void manyIdsHaveTheRowsOfEach(@ForAll("settings") HashedIds ids, @ForAll("lists") List<String> texts) {
        int[] all = new int[texts.size() * ids.hashes() + 1];
        all[all.length - 1] = -7;
        ids.read(texts, all);

        List<Integer> each = new ArrayList<>();
        texts.forEach(text -> {
            for (int row : ids.rowsOf(text)) {
                each.add(row);
            }
        });
        each.add(-7);
        assertThat(all).containsExactly(each.stream().mapToInt(row -> row).toArray());
    }

    @Property
    void whatIsNoIdIsTheUnknown(@ForAll("settings") HashedIds ids) {
        assertThat(ids.rowsOf("")).containsOnly(IdIndex.UNKNOWN);
        assertThat(ids.rowsOf("half \uD800")).containsOnly(IdIndex.UNKNOWN);
    }

    @Property
    void moreIdsCollideMoreAndMoreHashesLess(@ForAll("settings") HashedIds ids) {
        assertThat(ids.confusedShare(1000)).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(ids.confusedShare(10));
        assertThat(ids.sharedRows(1000)).isGreaterThanOrEqualTo(ids.confusedShare(1000));
        if (ids.hashes() > 2) {
            HashedIds fewer = new HashedIds(ids.buckets(), ids.hashes() - 1, ids.seed());
            assertThat(fewer.confusedShare(1000)).isGreaterThanOrEqualTo(ids.confusedShare(1000));
        }
    }

    @Provide
    Arbitrary<HashedIds> settings() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 100_000),
                        Arbitraries.integers().between(2, 16),
                        Arbitraries.longs())
                .as(HashedIds::new);
    }

    @Provide
    Arbitrary<String> texts() {
        return OddTexts.any();
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return Arbitraries.oneOf(
                        OddTexts.any(),
                        Arbitraries.just(""),
                        Arbitraries.longs().map(String::valueOf))
                .list()
                .ofMaxSize(20);
    }
}

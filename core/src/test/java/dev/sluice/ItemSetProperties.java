package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of item sets: each is the {@link BitSet} it looks like, however it came about. */
class ItemSetProperties {
    /** A set, what it should hold, and how many exclusions it keeps apart or has cleared does not matter. */
    record Case(ItemSet set, BitSet expected, int rows) {}

    @Property
    void everyViewShowsTheSameItems(@ForAll("cases") Case given) {
        ItemSet set = given.set();

        assertThat(set.toArray()).isEqualTo(given.expected().stream().toArray());
        assertThat(set.size()).isEqualTo(given.expected().cardinality());
        assertThat(set.rows()).isEqualTo(given.rows());
        for (int item = 0; item < given.rows(); item++) {
            assertThat(set.contains(item)).isEqualTo(given.expected().get(item));
        }
        for (int index = 0; index <= (given.rows() - 1) / 64; index++) {
            long[] word = given.expected().get(64 * index, 64 * index + 64).toLongArray();
            assertThat(set.word(index)).isEqualTo(word.length == 0 ? 0 : word[0]);
        }
    }

    @Property
    void theUnknownAndWhatIsOutsideAreNeverIn(@ForAll("cases") Case given) {
        assertThat(given.set().word(0) & 1).isZero();
        for (int outside : new int[] {0, -1, Integer.MIN_VALUE, given.rows(), Integer.MAX_VALUE}) {
            assertThat(given.set().contains(outside)).isFalse();
        }
    }

    @Property
    void withoutTakesOutAndLeavesTheFirstSetAlone(
            @ForAll("cases") Case given, @ForAll @Size(max = 50) List<@IntRange(min = -2, max = 400) Integer> gone) {
        BitSet expected = (BitSet) given.expected().clone();
        gone.stream().filter(item -> item >= 0).forEach(expected::clear);
        ItemSet before = ItemSet.of(given.rows(), given.set().toArray());

        ItemSet after = given.set().without(array(gone));

        assertThat(after.toArray()).isEqualTo(expected.stream().toArray());
        assertThat(after.size()).isEqualTo(expected.cardinality());
        assertThat(given.set()).isEqualTo(before);
    }

    @Property
    void withPutsInAndLeavesTheFirstSetAlone(
            @ForAll("cases") Case given, @ForAll @Size(max = 50) List<@IntRange(min = 1, max = 400) Integer> put) {
        List<Integer> inside = put.stream().filter(item -> item < given.rows()).toList();
        BitSet expected = (BitSet) given.expected().clone();
        inside.forEach(expected::set);
        ItemSet before = ItemSet.of(given.rows(), given.set().toArray());

        assertThat(given.set().with(array(inside)).toArray())
                .isEqualTo(expected.stream().toArray());
        assertThat(given.set()).isEqualTo(before);
        assertThatThrownBy(() -> given.set().with(given.rows())).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Property
    void andIsTheIntersection(@ForAll("cases") Case given, @ForAll long seed) {
        Random random = new Random(seed);
        ItemSet other = ItemSet.matching(given.rows(), item -> random.nextBoolean());
        BitSet expected = (BitSet) given.expected().clone();
        for (int item = 0; item < given.rows(); item++) {
            if (!other.contains(item)) {
                expected.clear(item);
            }
        }

        assertThat(given.set().and(other).toArray()).isEqualTo(expected.stream().toArray());
        assertThat(other.and(given.set())).isEqualTo(given.set().and(other));
    }

    @Property
    void orIsTheUnionAndTheComplementIsTheRest(@ForAll("cases") Case given, @ForAll long seed) {
        Random random = new Random(seed);
        ItemSet other =
                ItemSet.matching(given.rows(), item -> random.nextInt(4) == 0).without(1, 3);
        BitSet union = (BitSet) given.expected().clone();
        BitSet rest = new BitSet();
        for (int item = 1; item < given.rows(); item++) {
            union.set(item, union.get(item) || other.contains(item));
            rest.set(item, !given.expected().get(item));
        }

        assertThat(given.set().or(other).toArray()).isEqualTo(union.stream().toArray());
        assertThat(other.or(given.set())).isEqualTo(given.set().or(other));
        assertThat(given.set().complement().toArray()).isEqualTo(rest.stream().toArray());
        assertThat(given.set().complement().complement()).isEqualTo(given.set());
    }

    @Property
    void equalityIsThatOfTheItems(@ForAll("cases") Case given) {
        ItemSet same = ItemSet.of(given.rows(), given.expected().stream().toArray());

        assertThat(given.set()).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(given.set()).isNotEqualTo(ItemSet.of(given.rows() + 1, same.toArray()));
        if (same.size() > 0) {
            assertThat(given.set()).isNotEqualTo(same.without(same.toArray()[0]));
        }
    }

    @Example
    void wrongRowsAreRefused() {
        for (int rows : new int[] {0, -1, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> ItemSet.of(rows)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ItemSet.all(rows)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int item : new int[] {0, -1, 5, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> ItemSet.of(5, 1, item))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("item must be from 1 to 4: " + item);
        }
        assertThatThrownBy(() -> ItemSet.all(5).and(ItemSet.all(6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sets of 5 and 6 rows");
        assertThatThrownBy(() -> ItemSet.all(5).or(ItemSet.all(6))).hasMessage("sets of 5 and 6 rows");
    }

    @Example
    void catalogueOfTheUnknownAloneHasNoItems() {
        assertThat(ItemSet.all(1).size()).isZero();
        assertThat(ItemSet.all(1).toArray()).isEmpty();
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.randoms().map(random -> {
            int rows = 1 + random.nextInt(random.nextBoolean() ? 5 : 400);
            double share = new double[] {0, 0.05, 0.5, 1}[random.nextInt(4)];
            BitSet expected = new BitSet(rows);
            List<Integer> items = new ArrayList<>();
            for (int item = 1; item < rows; item++) {
                if (random.nextDouble() < share) {
                    expected.set(item);
                    items.add(item);
                }
            }
            items.addAll(items);
            ItemSet set = random.nextBoolean()
                    ? ItemSet.of(rows, array(items))
                    : ItemSet.matching(rows, ((BitSet) expected.clone())::get);
            // Exclusions one after the other are kept apart at first, then cleared: both forms must look alike.
            for (int times = random.nextInt(4); times > 0; times--) {
                int gone = random.nextInt(rows + 2) - 1;
                set = set.without(gone, gone);
                if (gone >= 0) {
                    expected.clear(gone);
                }
            }
            return new Case(set, expected, rows);
        });
    }

    private static int[] array(List<Integer> items) {
        return items.stream().mapToInt(Integer::intValue).toArray();
    }
}

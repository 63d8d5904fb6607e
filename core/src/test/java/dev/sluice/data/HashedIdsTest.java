package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.Deadline;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class HashedIdsTest {
    private static final int MANY = 100_000;

    /** Computed by another program, from the definitions of SipHash-1-3 and SplitMix64. */
    @Test
    void rowsAreTheSameInEveryJvmAndRelease() {
        HashedIds texts = new HashedIds(100_000, 2, 7);
        assertThat(texts.rowsOf("slow cooking")).containsExactly(34_588, 170_349);
        assertThat(texts.rowsOf("漢 ü")).containsExactly(10_830, 124_416);
        assertThat(new HashedIds(1000, 3, 42).rowsOf(7)).containsExactly(911, 1779, 2162);
        assertThat(new HashedIds(1000, 3, -42).rowsOf(-1234567890123L)).containsExactly(645, 1244, 2092);
        assertThat(new HashedIds(1_073_741_822, 2, 1).rows()).isEqualTo(Integer.MAX_VALUE - 2);
        assertThat(new HashedIds(1_073_741_822, 2, 1).rowsOf("x")[1]).isBetween(1_073_741_823, 2_147_483_644);
    }

    @Test
    void settingsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HashedIds(0, 2, 1))
                .withMessage("buckets must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HashedIds(10, 1, 1))
                .withMessage("hashes must be from 2 to 16: 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HashedIds(10, 17, 1))
                .withMessage("hashes must be from 2 to 16: 17");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HashedIds(1 << 30, 2, 1))
                .withMessage("buckets times hashes must be below 2147483647: 1073741824 times 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HashedIds(10, 2, 1).read(List.of("a", "b"), new int[3]))
                .withMessage("array must have room for 4: 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HashedIds(10, 2, 1).confusedShare(-1))
                .withMessage("ids must be at least 0: -1");
    }

    /** Sum over buckets of (found - expected)^2 / expected: about as much as there are buckets, give or take. */
    @Test
    void everyHashFillsItsBucketsEvenly() {
        HashedIds ids = new HashedIds(1000, 3, 5);
        int[] rows = rowsOfMany(ids);
        for (int place = 0; place < 3; place++) {
            assertThat(chiSquare(counts(rows, place, ids), 1000))
                    .as("hash %d", place)
                    .isBetween(999 - 5 * Math.sqrt(2 * 999), 999 + 5 * Math.sqrt(2 * 999));
        }
    }

    /** The same over pairs of buckets: what one hash says tells nothing of the other. */
    @Test
    void hashesAreIndependentOfEachOther() {
        HashedIds ids = new HashedIds(32, 3, 5);
        int[] rows = rowsOfMany(ids);
        for (int[] places : new int[][] {{0, 1}, {0, 2}, {1, 2}}) {
            int[] pairs = new int[32 * 32];
            for (int id = 0; id < MANY; id++) {
                pairs[32 * bucket(rows, id, places[0], ids) + bucket(rows, id, places[1], ids)]++;
            }
            assertThat(chiSquare(pairs, 1024))
                    .as("hashes %s", Arrays.toString(places))
                    .isBetween(1023 - 5 * Math.sqrt(2 * 1023), 1023 + 5 * Math.sqrt(2 * 1023));
        }
    }

    @Test
    void collisionsAreAsManyAsExpected() {
        HashedIds ids = new HashedIds(300, 2, 11);
        int[] rows = rowsOfMany(ids);
        int[] pairs = new int[300 * 300];
        for (int id = 0; id < MANY; id++) {
            pairs[300 * bucket(rows, id, 0, ids) + bucket(rows, id, 1, ids)]++;
        }
        double confused = IntStream.of(pairs).filter(count -> count > 1).sum() / (double) MANY;
        assertThat(ids.confusedShare(MANY)).isBetween(0.6, 0.7);
        assertThat(confused).isBetween(ids.confusedShare(MANY) - 0.01, ids.confusedShare(MANY) + 0.01);

        HashedIds sparse = new HashedIds(MANY, 2, 11);
        int[] counts = counts(rowsOfMany(sparse), 0, sparse);
        double shared = IntStream.of(counts).filter(count -> count > 1).sum() / (double) MANY;
        assertThat(sparse.sharedRows(MANY)).isBetween(0.63, 0.64);
        assertThat(shared).isBetween(sparse.sharedRows(MANY) - 0.01, sparse.sharedRows(MANY) + 0.01);
        assertThat(sparse.confusedShare(MANY)).isBetween(0.9e-5, 1.1e-5);
    }

    @Test
    void fewIdsHaveNobodyToCollideWith() {
        HashedIds one = new HashedIds(1, 2, 0);
        assertThat(one.confusedShare(0)).isZero();
        assertThat(one.confusedShare(1)).isZero();
        assertThat(one.confusedShare(2)).isOne();
        assertThat(new HashedIds(10, 2, 0).confusedShare(2))
                .isCloseTo(0.01, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void manyIdsMakeNoObjects() throws JMException {
        HashedIds ids = new HashedIds(1000, 4, 5);
        List<String> texts = IntStream.range(0, 10_000)
                .mapToObj(i -> "a tag of some length, number " + i)
                .toList();
        int[] rows = new int[4 * texts.size()];
        long least = Long.MAX_VALUE;
        // Until the compiler has been there, hashing makes objects that nobody sees; on a busy machine it comes late.
        Deadline patience = Deadline.in(Duration.ofMinutes(1));
        while (least >= 100_000 && !patience.isPassed()) {
            long before = allocatedBytes();
            ids.read(texts, rows);
            least = Math.min(least, allocatedBytes() - before);
        }

        assertThat(least).as("bytes for 10,000 ids").isLessThan(100_000);
    }

    private static int[] rowsOfMany(HashedIds ids) {
        List<String> texts = IntStream.range(0, MANY).mapToObj(i -> "id " + i).toList();
        int[] rows = new int[MANY * ids.hashes()];
        ids.read(texts, rows);
        return rows;
    }

    private static int[] counts(int[] rows, int place, HashedIds ids) {
        int[] counts = new int[ids.buckets()];
        for (int id = 0; id < MANY; id++) {
            counts[bucket(rows, id, place, ids)]++;
        }
        return counts;
    }

    private static int bucket(int[] rows, int id, int place, HashedIds ids) {
        return rows[id * ids.hashes() + place] - 1 - place * ids.buckets();
    }

    private static double chiSquare(int[] counts, int cells) {
        double expected = (double) MANY / cells;
        return IntStream.of(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    private static long allocatedBytes() throws JMException {
        return (long) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                        "getThreadAllocatedBytes",
                        new Object[] {Thread.currentThread().getId()},
                        new String[] {"long"});
    }
}

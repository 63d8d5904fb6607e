package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes of no id, of one, of many, of ids that collide, and of what is no id; what becomes of one that is closed. */
class IdIndexTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");

    @TempDir
    Path directory;

    private IdIndex reopened(IdIndex index) throws IOException {
        Path file = directory.resolve("some.ids");
        index.write(file, VERSION);
        return IdIndex.open(file);
    }

    @Test
    void emptyIndexKnowsNothing() throws IOException {
        try (IdIndex index = reopened(IdIndex.of(List.of()))) {
            assertThat(index.rows()).isEqualTo(1);
            assertThat(index.ids()).isEmpty();
            assertThat(index.rowOr("a", 3)).isEqualTo(3);
            assertThat(index.rowOr(0, 3)).isEqualTo(3);
        }
    }

    @Test
    void unknownIdsGetWhatWasAskedForAndAreCounted() {
        IdIndex index = IdIndex.of(List.of("a"));

        assertThat(index.unknown()).isZero();
        assertThat(index.row("b")).isZero();
        assertThat(index.row("")).isZero();
        assertThat(index.row("half of a pair: \uD834")).isZero();
        assertThat(index.row("\uDD1E\uD834")).isZero();
        assertThat(index.rowOr("b", 7)).isEqualTo(7);
        assertThat(index.rowOr(5, 7)).isEqualTo(7);
        assertThat(index.rowOr("a", 7)).isEqualTo(1);
        assertThat(index.rowsOr(List.of("a", "b", "a"), -1)).containsExactly(1, -1, 1);
        assertThat(index.unknown()).isEqualTo(7);
    }

    @Test
    void whatIsNoIndexIsRefused() {
        assertThatThrownBy(() -> IdIndex.of(List.of("a", "b", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id comes twice: a");
        assertThatThrownBy(() -> IdIndex.of(List.of("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an id must not be empty");
        assertThatThrownBy(() -> IdIndex.of(List.of("a\uDD1E𝄞b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a text must not hold half of a surrogate pair: a\\uDD1E𝄞b");
        for (int row : new int[] {0, -1, 2, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> IdIndex.of(List.of("a")).id(row))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("row must be from 1 to 1: " + row);
        }
    }

    @Test
    void refusedIdChangesNothing() {
        IdIndex.Builder builder = new IdIndex.Builder();
        builder.rowOf(17);
        assertThatThrownBy(() -> builder.rowOf("\uD834")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.rowOf("x".repeat(Texts.MOST_BYTES + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a text must have at most 16777215 bytes in UTF-8: 16777216");

        assertThat(builder.rowOf("a")).isEqualTo(2);
        assertThat(builder.build().ids()).containsExactly("17", "a");
    }

    @Test
    void manyTextsAreFoundAgain() throws IOException {
        List<String> ids =
                IntStream.range(0, 300_000).mapToObj(i -> "id " + i * 7919L).toList();
        IdIndex built = IdIndex.of(ids);
        try (IdIndex opened = reopened(built)) {
            for (int i = 0; i < ids.size(); i++) {
                assertThat(opened.row(ids.get(i))).isEqualTo(i + 1);
            }
            assertThat(opened.ids()).isEqualTo(ids);
            assertThat(opened.row("id 1")).isZero();
            opened.verify();
        }
    }

    @Test
    void manyNumbersAreFoundAgain() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        IdIndex.Builder builder = new IdIndex.Builder();
        long[] ids = random.longs(300_000).toArray();
        for (long id : ids) {
            builder.rowOf(id);
        }
        try (IdIndex opened = reopened(builder.build())) {
            for (int i = 0; i < ids.length; i++) {
                assertThat(opened.rowOr(ids[i], 0)).isEqualTo(i + 1);
            }
            assertThat(opened.rowOr(1, 0)).isZero();
            opened.verify();
        }
    }

    /** Tags and homes are the same; only the ids tell them apart, and the slots wrap around. */
    @Test
    void idsOfEqualHashAreToldApart() {
        GrowingSlots slots = new GrowingSlots();
        long[] numbers = IntStream.range(0, 1000).mapToLong(i -> i * 31L).toArray();
        for (int row = 1; row <= numbers.length; row++) {
            long number = numbers[row - 1];
            assertThat(slots.find(-1, known -> numbers[known - 1] == number)).isZero();
            assertThat(slots.add(-1, known -> -1)).isEqualTo(row);
        }
        IdSlots built = slots.build();
        for (int row = 1; row <= numbers.length; row++) {
            long number = numbers[row - 1];
            assertThat(built.find(-1, known -> numbers[known - 1] == number)).isEqualTo(row);
        }
        assertThat(built.find(-1, known -> false)).isZero();
    }

    /** The slots are the first six bits of the hash; the tag is made of the last ones. */
    @Test
    void idsOfOneSlotAndOtherTagsAreNotLookedAt() {
        GrowingSlots slots = new GrowingSlots();
        for (int i = 0; i < 40; i++) {
            slots.add(i, known -> known - 1);
        }
        int[] looked = {0};
        assertThat(slots.find(17, known -> looked[0]++ >= 0)).isEqualTo(18);
        assertThat(looked[0]).isEqualTo(1);
    }

    @Test
    void lookupsFromManyThreadsAreRightAndCounted() throws Exception {
        IdIndex index =
                IdIndex.of(IntStream.range(0, 1000).mapToObj(i -> "é" + i).toList());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> wrong = IntStream.range(0, 4)
                    .mapToObj(thread -> threads.submit(() -> wrongAnswers(index)))
                    .toList();
            for (Future<Integer> count : wrong) {
                assertThat(count.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(index.unknown()).isEqualTo(4 * 1000);
    }

    private static int wrongAnswers(IdIndex index) {
        int wrong = 0;
        for (int i = 0; i < 2000; i++) {
            wrong += index.row("é" + i) == (i < 1000 ? i + 1 : 0) ? 0 : 1;
        }
        return wrong;
    }

    @Test
    void closedIndexThrowsAndABuiltOneIsNeverClosed() throws IOException {
        for (IdIndex built : List.of(IdIndex.of(List.of("a", "é")), IdIndex.of(List.of("1", "2")))) {
            IdIndex opened = reopened(built);
            opened.close();
            opened.close();
            for (String id : List.of(built.id(1), built.id(2))) {
                assertThatThrownBy(() -> opened.row(id))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("some.ids is closed");
            }
            for (String id : List.of("", "x", "9", "longer than fifteen bytes", "\u00fc", "\ud834")) {
                assertThatThrownBy(() -> opened.rowOr(id, 7)).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> opened.rowsOr(List.of(id), 7)).isInstanceOf(IllegalStateException.class);
            }
            assertThatThrownBy(() -> opened.rowOr(1, 0)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> opened.ids().get(0)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(opened::verify).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(opened::hashCode).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> opened.equals(built)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> opened.id(1)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> opened.write(directory.resolve("other.ids"), VERSION))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(directory.resolve("other.ids.tmp")).doesNotExist();
            built.close();
            assertThat(built.row(built.id(1))).isEqualTo(1);
            built.verify();
        }
    }

    @Test
    void rowsOfOneIndexAreFoundInAnother() {
        IdIndex some = IdIndex.of(List.of("a", "b", "c"));

        assertThat(some.rowsIn(IdIndex.of(List.of("c", "x", "a")))).containsExactly(IdIndex.UNKNOWN, 3, 0, 1);
        assertThat(some.rowsIn(IdIndex.of(List.of()))).containsExactly(0, 0, 0, 0);
        assertThat(IdIndex.of(List.of()).rowsIn(some)).containsExactly(0);
    }
}

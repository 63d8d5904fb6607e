package dev.sluice.examples.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** The loops read everything, and the best of them is what counts. */
class SequentialReadTest {
    @Test
    void everyLongIsSummed() {
        ByteBuffer memory = ByteBuffer.allocateDirect(4 * ReadLoop.PIECE).order(ByteOrder.nativeOrder());
        long sum = 0;
        for (int at = 0; at < memory.capacity(); at += Long.BYTES) {
            memory.putLong(at, at * 31L + 7);
            sum += at * 31L + 7;
        }
        for (ReadLoop loop : ReadLoop.all()) {
            if (!loop.name().equals("copy")) {
                assertThat(loop.read(memory)).as(loop.name()).isEqualTo(sum);
            }
        }
    }

    @Test
    void theBestPassIsOfAKnownLoop() {
        try (SequentialRead memory = new SequentialRead(1_000_000)) {
            SequentialRead.Pass best = memory.best(3);
            assertThat(memory.loops()).contains("copy", "sum", best.loop());
            assertThat(best.bytes()).isEqualTo(123 * 8192L);
            assertThat(best.gigabytesPerSecond()).isPositive();
            assertThat(memory.together(best, 2, 0.01)).isPositive();
            assertThat(memory.read("sum")).isEqualTo(memory.read("sum"));
        }
    }

    @Test
    void impossibleWishesAreNamed() {
        assertThatThrownBy(() -> new SequentialRead(0)).hasMessage("bytes must be from 1 to 1073741824: 0");
        assertThatThrownBy(() -> new SequentialRead(1L << 31)).hasMessageContaining("2147483648");
        try (SequentialRead memory = new SequentialRead(1)) {
            assertThatThrownBy(() -> memory.best(0)).hasMessage("passes must be at least 1: 0");
            assertThatThrownBy(() -> memory.read("telepathy")).hasMessageEndingWith(": telepathy");
        }
    }
}

package dev.sluice.examples.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When memory counts as flat. */
class LeaksTest {
    private static final long MIB = 1 << 20;

    @Test
    void whatGoesUpAndDownIsFlat() {
        assertThat(grown(i -> of(100, 50, 1000 + 1000 * (i % 2), 400), of(105, 50, 1000, 400)))
                .isEmpty();
    }

    @Test
    void aHeapThatIsHeldIsTold() {
        assertThat(grown(i -> of(100, 50, 1000, 400), of(200, 50, 1000, 400)))
                .containsExactly("heap grew from " + 100 * MIB + " to " + 200 * MIB + " bytes");
    }

    @Test
    void whatIsNeverUnmappedIsTold() {
        assertThat(grown(i -> of(100, 50, 1000 + 500 * i, 400), of(100, 50, 1000, 400)))
                .containsExactly("mapped grew from " + 2000 * MIB + " to " + 3000 * MIB + " bytes");
        assertThat(grown(i -> of(100, 50 + 20 * i, 1000, 400 + 80 * i), of(100, 50, 1000, 400)))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("direct grew"))
                .anyMatch(line -> line.startsWith("anonymous grew"));
    }

    @Test
    void aLittleIsNothing() {
        assertThat(grown(i -> of(100, i, 1000, 400), of(125, 1, 1000, 400))).isEmpty();
    }

    private static List<String> grown(LongFunction<Memory> sample, Memory after) {
        return Leaks.of(
                of(100, 50, 1000, 400), LongStream.range(0, 6).mapToObj(sample).toList(), after);
    }

    private static Memory of(long heap, long direct, long mapped, long anonymous) {
        return new Memory(heap * MIB, direct * MIB, mapped * MIB, OptionalLong.of(anonymous * MIB), 10);
    }
}

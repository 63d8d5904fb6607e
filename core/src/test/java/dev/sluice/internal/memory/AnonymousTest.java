package dev.sluice.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anonymous memory, in either form of the class. */
class AnonymousTest {
    private static final Path POLICY = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    static boolean freesOnClose() {
        return Boolean.getBoolean("sluice.testingJar") && Runtime.version().feature() >= 22;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 12, 100, 256, 400})
    void rowsAreZeroUntilWrittenAndThenTheirOwn(int stride) {
        int rows = 1000;
        try (Anonymous memory = Anonymous.allocate(rows, stride, 4096)) {
            MappedRows table = memory.rows();
            for (int row = 0; row < rows; row++) {
                assertThat(table.segment(row).order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
                assertThat(table.segment(row).getInt(table.at(row))).isZero();
                table.segment(row).putInt(table.at(row), row);
            }
            for (int row = 0; row < rows; row++) {
                assertThat(table.segment(row).getInt(table.at(row))).isEqualTo(row);
            }
        }
    }

    @Test
    void segmentsBeginAtWholeCacheLines() {
        try (Anonymous memory = Anonymous.allocate(1000, 100, 4096)) {
            for (int row = 0; row < 1000; row++) {
                assertThat(memory.rows().segment(row).alignmentOffset(0, 64)).isZero();
            }
        }
    }

    @Test
    void noRowsAreRowsToo() {
        try (Anonymous memory = Anonymous.allocate(0, 4)) {
            assertThat(memory.rows().rows()).isZero();
            assertThat(memory.hasHugePages()).isFalse();
        }
    }

    @Test
    @EnabledIf("freesOnClose")
    void lateReaderGetsAnException() {
        ByteBuffer late = segmentAfterClose();
        assertThatIllegalStateException().isThrownBy(() -> late.get(0));
    }

    @Test
    @DisabledIf("freesOnClose")
    void lateReaderReadsOn() {
        assertThat(segmentAfterClose().get(0)).isEqualTo((byte) 7);
    }

    private static ByteBuffer segmentAfterClose() {
        Anonymous memory = Anonymous.allocate(1 << 20, 8);
        ByteBuffer segment = memory.rows().segment(0).put(0, (byte) 7);
        memory.close();
        memory.close();
        return segment;
    }

    /** The build allows native access where it tests the jar. */
    @Test
    @EnabledIf("freesOnClose")
    void hugePagesAreGotWhereThePlatformOffersThem() throws IOException {
        assumeTrue(Files.isReadable(POLICY), "this platform has no transparent huge pages");
        assumeTrue(!Files.readString(POLICY).contains("[never]"), "huge pages are switched off here");
        long before = hugeKilobytes();
        try (Anonymous memory = Anonymous.allocate(64 << 10, 1 << 10)) {
            assertThat(memory.hasHugePages()).isTrue();
            for (int row = 0; row < memory.rows().rows(); row++) {
                memory.rows().segment(row).putInt(memory.rows().at(row), row);
            }
            assertThat(hugeKilobytes() - before).as("kB on huge pages").isGreaterThanOrEqualTo(32 << 10);
        }
        assertThat(hugeKilobytes() - before).as("kB on huge pages once freed").isLessThan(32 << 10);
    }

    private static long hugeKilobytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/smaps"))) {
            return lines.filter(line -> line.startsWith("AnonHugePages:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        }
    }

    @Test
    @DisabledIf("freesOnClose")
    void thereAreNoHugePagesBefore22() {
        try (Anonymous memory = Anonymous.allocate(4 << 10, 1 << 10)) {
            assertThat(memory.hasHugePages()).isFalse();
        }
    }
}

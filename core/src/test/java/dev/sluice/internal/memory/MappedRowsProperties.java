package dev.sluice.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of the segments: whatever their size, a row is found where it was written, and runs end where segments do. */
class MappedRowsProperties {
    @Property(tries = 200)
    void everyRowIsWhereItWasWritten(
            @ForAll @IntRange(max = 60) int rows,
            @ForAll @IntRange(min = 1, max = 5) int longs,
            @ForAll @IntRange(min = 40, max = 400) int segmentBytes,
            @ForAll @IntRange(max = 9) int from)
            throws IOException {
        int stride = longs * Long.BYTES;
        Path file = Files.createTempFile("rows", ".bin");
        Files.write(file, numbered(from, rows, stride).array());
        try (Mapping mapping = new Mapping();
                FileChannel channel = FileChannel.open(file)) {
            MappedRows mapped = MappedRows.map(mapping, channel, from, rows, stride, segmentBytes);
            assertThat(mapped.rows()).isEqualTo(rows);
            for (int row = 0; row < rows; row++) {
                assertThat(mapped.segment(row).getLong(mapped.at(row))).isEqualTo(row);
                int follow = mapped.follow(row);
                assertThat(follow).isBetween(1, rows - row);
                assertThat(mapped.segment(row + follow - 1)).isSameAs(mapped.segment(row));
                assertThat(mapped.segment(row).capacity()).isLessThanOrEqualTo(segmentBytes);
                boolean last = row + follow == rows;
                assertThat(last || mapped.segment(row + follow) != mapped.segment(row))
                        .isTrue();
            }
        } finally {
            Files.delete(file);
        }
    }

    private static ByteBuffer numbered(int from, int rows, int stride) {
        ByteBuffer bytes = ByteBuffer.allocate(from + rows * stride).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < rows; row++) {
            bytes.putLong(from + row * stride, row);
        }
        return bytes;
    }
}

package dev.sluice.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is refused of one type of table is refused of all. */
class TableFileTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");
    private static final int BYTES = 64;

    @TempDir
    Path directory;

    private byte[] write(TableType type) throws IOException {
        try (TableOutput output = new TableOutput(file(), VERSION, 1 << 20)) {
            output.room(BYTES).put(new byte[BYTES]);
            switch (type.kind) {
                case EMBEDDINGS -> output.complete(type, 4, BYTES / type.stride(4), BYTES / type.stride(4) * 4L);
                case SPARSE -> output.complete(type, 1, BYTES / Long.BYTES - 1, 0);
                case IDS, COLUMN, CELLS, LABEL -> {
                    output.endPart();
                    output.complete(type, 1, 1, 0);
                }
            }
            output.place();
        }
        byte[] whole = Files.readAllBytes(file());
        assertThat(whole).hasSize(TableHeader.BYTES + BYTES + Integer.BYTES);
        return whole;
    }

    private Path file() {
        return directory.resolve("t");
    }

    @ParameterizedTest
    @EnumSource
    void tableIsOpenedAsItWasWritten(TableType type) throws IOException {
        write(type);
        try (TableFile table = TableFile.open(file(), type.kind, 1 << 20)) {
            assertThat(table.header().type()).isEqualTo(type);
            table.verify();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneByteLessOrMoreIsRefused(TableType type) throws IOException {
        byte[] whole = write(type);
        for (int length : new int[] {0, 255, 256, whole.length - 1, whole.length + 1}) {
            int expected = length < TableHeader.BYTES ? TableHeader.BYTES : whole.length;
            refuses(type, Arrays.copyOf(whole, length), "t: expected " + expected + " bytes, found " + length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void laterFormatAndOtherByteOrderAreRefused(TableType type) throws IOException {
        byte[] whole = write(type);
        refuses(
                type,
                withInt(whole, 12, 2),
                "t: format version 2, this library reads up to 1; read it with a later release");
        refuses(type, withInt(whole, 8, 0x0D0C0B0A), "t: written big-endian, tables are little-endian");
        refuses(type, withInt(whole, 16, 99), "t: unknown element type 99");
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherKindIsRefused(TableType type) throws IOException {
        byte[] whole = write(type);
        for (TableKind kind : TableKind.values()) {
            if (kind != type.kind) {
                assertThatIOException()
                        .isThrownBy(() -> TableFile.open(file(), kind, 1 << 20).close())
                        .withMessage("t: is " + type.kind.description + ", expected " + kind.description);
            }
        }
        whole[0] = 'X';
        refuses(type, whole, "t: not " + type.kind.description);
    }

    private void refuses(TableType type, byte[] bytes, String message) throws IOException {
        Files.write(file(), bytes);
        assertThatIOException()
                .isThrownBy(() -> TableFile.open(file(), type.kind, 1 << 20).close())
                .withMessage(message);
    }

    /** The file with another number in its header, and the checksum that goes with it. */
    private static byte[] withInt(byte[] whole, int at, int value) {
        byte[] bytes = whole.clone();
        CRC32C checksum = new CRC32C();
        ByteBuffer header =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        checksum.update(bytes, 0, 252);
        header.putInt(252, (int) checksum.getValue());
        return bytes;
    }
}

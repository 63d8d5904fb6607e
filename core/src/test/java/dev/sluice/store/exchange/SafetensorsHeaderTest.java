package dev.sluice.store.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of safetensors files that are damaged, or meant to deceive. */
class SafetensorsHeaderTest {
    private static final String TENSOR = "{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]}";

    @TempDir
    Path directory;

    private Path file(String header, int dataBytes) throws IOException {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return file(json.length, json, dataBytes);
    }

    private Path file(long length, byte[] json, int dataBytes) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        return Files.write(
                directory.resolve("v.safetensors"),
                bytes.putLong(length).put(json).array());
    }

    private static void refuses(Path file, String message) {
        assertThatIOException()
                .isThrownBy(() -> VectorFile.safetensors(file, "w").close())
                .withMessageContaining("v.safetensors: " + message);
    }

    @Test
    void tensorIsFoundByItsName() throws IOException {
        Path file = file("{'w':" + TENSOR + ",'__metadata__':{'data_offsets':'none'}}", 8);
        try (VectorFile vectors = VectorFile.safetensors(file, "w")) {
            assertThat(vectors.rows()).isEqualTo(1);
        }
        assertThatIOException()
                .isThrownBy(() -> VectorFile.safetensors(file, "v"))
                .withMessage("v.safetensors: has no tensor v, it has [w]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "F64 | [1,1] | tensor w: dtype must be F32, F16 or BF16: F64",
                "F8_E4M3 | [8,1] | tensor w: dtype must be F32, F16 or BF16: F8_E4M3",
                "F32 | [2] | tensor w: shape must be [rows, dimension]: [2]",
                "F32 | [1,1,2] | tensor w: shape must be [rows, dimension]: [1, 1, 2]",
                "F32 | [2,2] | tensor w: expected 16 bytes, has 8",
                "F32 | [1,0] | dimension must be from 1 to 65536: 0",
                "F32 | [9223372036854775807,2] | cannot have so many rows: 9223372036854775807",
            })
    void otherTensorsAreRefused(String type, String shape, String message) throws IOException {
        refuses(file("{'w':" + TENSOR.replace("F32", type).replace("[1,2]", shape) + "}", 8), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'w':{'dtype':'F32','shape':[1,2]}}",
                "{'w':{'dtype':'F32','shape':[1,-2],'data_offsets':[0,8]}}",
                "{'w':{'dtype':'F32','shape':[1,2.5],'data_offsets':[0,8]}}",
                "{'w':{'dtype':'F32','shape':[1,2],'data_offsets':[8,0]}}",
                "{'w':{'dtype':'F32','shape':[1,2],'data_offsets':[0,4,8]}}",
                "{'w':{'dtype':'F32','shape':[1,2],'data_offsets':[0,99999999999999999999]}}",
                "{'w':{'dtype':7,'shape':[1,2],'data_offsets':[0,8]}}",
                "{'w':7}",
                "[]",
                "null",
                "77",
                "  ",
                "{'w':null}",
                "{'w':{'dtype':'F32','shape':null,'data_offsets':[0,8]}}",
                "{'w':{'dtype':'F32','shape':[true,2],'data_offsets':[0,8]}}",
                "{'w':{'dtype':'F32','shape':[1,2],'data_offsets':[]}}",
                "{'w':{'dtype':'F32','shape':[1,2],'data_offsets':[-8,0]}}",
                "{'w':",
                "no json",
                "{'w':" + TENSOR + ",'w':" + TENSOR + "}",
            })
    void damagedHeadersAreRefused(String header) throws IOException {
        refuses(file(header, 8), "the header is damaged: ");
    }

    @Test
    void deepHeadersAreRefused() throws IOException {
        refuses(file("{'w':" + "[".repeat(1 << 20), 8), "the header is damaged: ");
        refuses(file("{'a':".repeat(1 << 18), 8), "the header is damaged: ");
    }

    @Test
    void overlapsAndGapsAreRefused() throws IOException {
        String other = ",'x':{'dtype':'I8','shape':[4],'data_offsets':[";
        refuses(
                file("{'w':" + TENSOR + other + "4,8]}}", 8),
                "tensor x begins at byte 4 of the data, what is before it ends at 8");
        refuses(
                file("{'w':" + TENSOR + other + "12,16]}}", 16),
                "tensor x begins at byte 12 of the data, what is before it ends at 8");
        refuses(file("{'w':" + TENSOR + other + "8,12]}}", 8), "expected 12 bytes of data, found 8");
        refuses(file("{'w':" + TENSOR + "}", 9), "expected 8 bytes of data, found 9");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, (16 << 20) + 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void lengthOutOfRangeIsRefusedUnread(long length) throws IOException {
        refuses(
                file(length, "{}".getBytes(StandardCharsets.UTF_8), 8),
                "the header must have from 2 to 16777216 bytes: " + Long.toUnsignedString(length));
    }

    @Test
    void headerPastTheEndIsRefused() throws IOException {
        refuses(file(1000, "{}".getBytes(StandardCharsets.UTF_8), 8), "ends in its header, after 18 bytes");
    }

    @Test
    void writtenHeaderIsThatOfTheFormat() throws IOException {
        String json = "{\"w \\\"1\\\"\":{\"data_offsets\":[0,24],\"dtype\":\"F32\",\"shape\":[3,2]}}";
        ByteBuffer header = SafetensorsHeader.write("w \"1\"", 3, 2, NumberType.F32);
        assertThat(header.order(ByteOrder.LITTLE_ENDIAN).getLong()).isEqualTo(64);
        assertThat(StandardCharsets.UTF_8.decode(header).toString()).isEqualTo(json + " ".repeat(64 - json.length()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SafetensorsHeader.write("__metadata__", 3, 2, NumberType.F32));
    }
}

package dev.sluice.store.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The beginning of a safetensors file: the length of a JSON object, and that object, which says where in the rest of
 * the file each tensor stands. As the format demands, they lie one behind the other and fill the file.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">The safetensors format</a>
 */
final class SafetensorsHeader {
    private static final String METADATA = "__metadata__";
    private static final int MOST_BYTES = 16 << 20;
    private static final int ALIGNMENT = 8;
    private static final JSON STRICT = JSON.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private SafetensorsHeader() {}

    static Layout read(FileChannel channel, String tensor, String file) throws IOException {
        long bytes = Layout.read(channel, Long.BYTES, file).getLong();
        if (bytes < 2 || bytes > MOST_BYTES) {
            throw new IOException(file + ": the header must have from 2 to " + MOST_BYTES + " bytes: "
                    + Long.toUnsignedString(bytes));
        }
        byte[] header = new byte[(int) bytes];
        Layout.read(channel, header.length, file).get(header);
        Map<String, Tensor> tensors = tensors(header, file);
        requireToFill(tensors, channel.size() - channel.position(), file);
        Tensor chosen = tensors.get(tensor);
        if (chosen == null) {
            throw new IOException(file + ": has no tensor " + tensor + ", it has " + tensors.keySet());
        }
        return chosen.layout(channel.position(), file);
    }

    private static Map<String, Tensor> tensors(byte[] header, String file) throws IOException {
        Map<String, Tensor> tensors = new TreeMap<>();
        try {
            Map<String, Object> entries = STRICT.mapFrom(header);
            if (entries == null) {
                throw new IllegalArgumentException("must be an object: null");
            }
            for (Map.Entry<String, Object> entry : entries.entrySet()) {
                if (!entry.getKey().equals(METADATA)) {
                    tensors.put(entry.getKey(), Tensor.of(entry.getKey(), entry.getValue()));
                }
            }
            return tensors;
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + ": the header is damaged: " + firstLine(e), e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
    }

    /** A gap could hide something, an overlap lets a small file pretend to be a large one. */
    private static void requireToFill(Map<String, Tensor> tensors, long bytes, String file) throws IOException {
        List<Tensor> inOrder = tensors.values().stream().sorted().toList();
        long end = 0;
        for (Tensor tensor : inOrder) {
            if (tensor.begin() != end) {
                throw new IOException(file + ": tensor " + tensor.name() + " begins at byte " + tensor.begin()
                        + " of the data, what is before it ends at " + end);
            }
            end = tensor.end();
        }
        if (end != bytes) {
            throw new IOException(file + ": expected " + end + " bytes of data, found " + bytes);
        }
    }

    /** What a file with one such tensor begins with, filled up with spaces to a multiple of 8 bytes. */
    static ByteBuffer write(String tensor, long rows, int dimension, NumberType type) throws IOException {
        if (tensor.equals(METADATA)) {
            throw new IllegalArgumentException("a tensor cannot have the name " + METADATA);
        }
        Map<String, Object> fields = new TreeMap<>();
        fields.put("dtype", type.name());
        fields.put("shape", new long[] {rows, dimension});
        fields.put("data_offsets", new long[] {0, rows * dimension * type.bytes});
        byte[] json = JSON.std.asString(Map.of(tensor, fields)).getBytes(StandardCharsets.UTF_8);
        int bytes = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(Long.BYTES + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes)
                .put(json);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }
}

package dev.sluice.store.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a {@code .npy} file: a magic, a version, and the text of a Python dictionary.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The NPY format</a>
 */
final class NpyHeader {
    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
    private static final int VERSION_BYTES = 2;
    private static final int MOST_BYTES = 1 << 16;
    private static final int ALIGNMENT = 64;
    private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*(\\([^)]*\\))");
    private static final Pattern ROWS_AND_DIMENSION =
            Pattern.compile("\\(\\s*([0-9]{1,18})L?\\s*,\\s*([0-9]{1,9})L?\\s*+,?\\s*+\\)");

    private NpyHeader() {}

    static Layout read(FileChannel channel, String file) throws IOException {
        ByteBuffer begin = Layout.read(channel, MAGIC.length + VERSION_BYTES, file);
        byte[] magic = new byte[MAGIC.length];
        begin.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IOException(file + ": not an npy file");
        }
        int bytes = bytes(begin.get(), begin.get(), channel, file);
        String text = StandardCharsets.ISO_8859_1
                .decode(Layout.read(channel, bytes, file))
                .toString();
        if (field(ORDER, text, file).equals("True")) {
            throw new IOException(file + ": must be in C order, is in Fortran order; numpy.ascontiguousarray mends it");
        }
        Layout layout = layout(channel.position(), text, file);
        requireBytes(layout.from() + layout.bytes(), channel.size(), file);
        return layout;
    }

    private static int bytes(int major, int minor, FileChannel channel, String file) throws IOException {
        if (minor != 0 || (major != 1 && major != 2)) {
            throw new IOException(file + ": npy version " + major + "." + minor + ", this library reads 1.0 and 2.0");
        }
        long bytes = major == 1
                ? Short.toUnsignedLong(Layout.read(channel, Short.BYTES, file).getShort())
                : Integer.toUnsignedLong(
                        Layout.read(channel, Integer.BYTES, file).getInt());
        if (bytes > MOST_BYTES) {
            throw new IOException(file + ": the header must have at most " + MOST_BYTES + " bytes: " + bytes);
        }
        return (int) bytes;
    }

    private static Layout layout(long from, String text, String file) throws IOException {
        String descr = field(TYPE, text, file);
        NumberType type = NumberType.named(descr, it -> it.numpy)
                .orElseThrow(() -> new IOException(file + ": dtype must be <f4 or <f2: " + descr));
        String shape = field(SHAPE, text, file);
        Matcher numbers = ROWS_AND_DIMENSION.matcher(shape);
        if (!numbers.matches()) {
            throw new IOException(file + ": shape must be (rows, dimension): " + shape);
        }
        return Layout.of(from, Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)), type, file);
    }

    private static String field(Pattern pattern, String text, String file) throws IOException {
        Matcher field = pattern.matcher(text);
        if (!field.find()) {
            throw new IOException(
                    file + ": the header must have a plain descr, fortran_order and shape: " + text.strip());
        }
        return field.group(1);
    }

    private static void requireBytes(long expected, long found, String file) throws IOException {
        if (expected != found) {
            throw new IOException(file + ": expected " + expected + " bytes, found " + found);
        }
    }

    /** What such a table begins with; version 1.0, filled up with spaces to a multiple of 64 bytes. */
    static ByteBuffer write(long rows, int dimension, NumberType type) {
        String text =
                "{'descr': '" + type.numpy + "', 'fortran_order': False, 'shape': (" + rows + ", " + dimension + "), }";
        int before = MAGIC.length + VERSION_BYTES + Short.BYTES;
        int all = (before + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer bytes = ByteBuffer.allocate(all).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (all - before));
        bytes.put(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.remaining() > 1) {
            bytes.put((byte) ' ');
        }
        return bytes.put((byte) '\n').flip();
    }
}

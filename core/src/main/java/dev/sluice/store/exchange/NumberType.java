package dev.sluice.store.exchange;

import dev.sluice.internal.kernel.Half;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** How a number stands in a file; all are little-endian. */
enum NumberType {
    F32(Float.BYTES, "<f4") {
        @Override
        float decode(ByteBuffer bytes, int at) {
            return bytes.getFloat(at);
        }
    },
    F16(Short.BYTES, "<f2") {
        @Override
        float decode(ByteBuffer bytes, int at) {
            return Half.toFloat(bytes.getShort(at));
        }
    },
    /** The upper half of a 32-bit float. NumPy has no name for it. */
    BF16(Short.BYTES, "") {
        @Override
        float decode(ByteBuffer bytes, int at) {
            return Float.intBitsToFloat(bytes.getShort(at) << 16);
        }
    };

    final int bytes;
    final String numpy;

    NumberType(int bytes, String numpy) {
        this.bytes = bytes;
        this.numpy = numpy;
    }

    abstract float decode(ByteBuffer bytes, int at);

    static Optional<NumberType> named(String name, Function<NumberType, String> naming) {
        return Arrays.stream(values())
                .filter(type -> !name.isEmpty() && naming.apply(type).equals(name))
                .findFirst();
    }
}

package dev.sluice.internal.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/** The buffer that was read last, as shorts and as floats: a scan reads one buffer in thousands of blocks. */
final class LastViews {
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private ShortBuffer shorts = buffer.asShortBuffer();
    private FloatBuffer floats = buffer.asFloatBuffer();

    ShortBuffer shorts(ByteBuffer next) {
        read(next);
        return shorts;
    }

    FloatBuffer floats(ByteBuffer next) {
        read(next);
        return floats;
    }

    @SuppressWarnings("ReferenceEquality") // equal buffers may be of other memory
    private void read(ByteBuffer next) {
        if (next != buffer) {
            ByteBuffer whole = next.duplicate().clear().order(ByteOrder.LITTLE_ENDIAN);
            buffer = next;
            shorts = whole.asShortBuffer();
            floats = whole.asFloatBuffer();
        }
    }
}

package dev.sluice.internal.file;

import dev.sluice.internal.memory.MappedRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a table as rows of one size: mapped from a file, or on the heap as long as there is none. Every read of a
 * part whose file was closed throws an {@link IllegalStateException}. Row numbers are checked at the public edge.
 */
public final class TablePart {
    private static final int RUN_BYTES = 1 << 16;

    private final MappedRows rows;
    private final @Nullable TableFile file;

    private TablePart(MappedRows rows, @Nullable TableFile file) {
        this.rows = rows;
        this.file = file;
    }

    static TablePart onHeap(MappedRows rows) {
        return new TablePart(rows, null);
    }

    static TablePart of(TableFile file, int part, int stride) throws IOException {
        return new TablePart(file.mapPart(part, stride), file);
    }

    public long rows() {
        return rows.rows();
    }

    public int intAt(long row) {
        return segment(row).getInt(rows.at(row));
    }

    public long longAt(long row) {
        return segment(row).getLong(rows.at(row));
    }

    public double doubleAt(long row) {
        return segment(row).getDouble(rows.at(row));
    }

    /**
     * Reads many rows, which are checked. Nothing but reads is in the loop, so that they do not wait for each other.
     */
    public void doublesAt(int[] which, int count, double[] into) {
        requireOpen();
        for (int i = 0; i < count; i++) {
            int row = Objects.checkIndex(which[i], (int) rows.rows());
            into[i] = rows.segment(row).getDouble(rows.at(row));
        }
    }

    private ByteBuffer segment(long row) {
        requireOpen();
        return rows.segment(row);
    }

    private void requireOpen() {
        if (file != null) {
            file.requireOpen();
        }
    }

    /** Whether the single bytes from one on are these characters, of which none is above 255. */
    public boolean are(long from, String characters) {
        requireOpen();
        for (int done = 0; done < characters.length(); ) {
            int run = Math.min(rows.follow(from + done), characters.length() - done);
            if (!are(rows.segment(from + done), rows.at(from + done), characters, done, run)) {
                return false;
            }
            done += run;
        }
        return true;
    }

    private static boolean are(ByteBuffer segment, int at, String characters, int from, int count) {
        for (int i = 0; i < count; i++) {
            if (segment.get(at + i) != (byte) characters.charAt(from + i)) {
                return false;
            }
        }
        return true;
    }

    /** A copy of single bytes. */
    public byte[] bytes(long from, int count) {
        requireOpen();
        byte[] bytes = new byte[count];
        for (int done = 0; done < count; ) {
            int run = Math.min(rows.follow(from + done), count - done);
            rows.segment(from + done).get(rows.at(from + done), bytes, done, run);
            done += run;
        }
        return bytes;
    }

    /** Writes the rows as the next part of a file. */
    public void write(TableOutput output) throws IOException {
        requireOpen();
        int most = RUN_BYTES / rows.stride();
        for (long row = 0; row < rows.rows(); ) {
            int run = Math.min(rows.follow(row), most);
            int bytes = run * rows.stride();
            output.room(bytes).put(rows.segment(row).slice(rows.at(row), bytes));
            row += run;
        }
        output.endPart();
    }

    /** What to throw when the rows contradict each other, as they do in a damaged file. */
    public IllegalStateException damaged(String how) {
        return new IllegalStateException((file == null ? "a table" : file.name()) + " is damaged: " + how);
    }
}

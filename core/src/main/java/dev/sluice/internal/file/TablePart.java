package dev.sluice.internal.file;

import dev.sluice.internal.memory.MappedRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

    private ByteBuffer segment(long row) {
        requireOpen();
        return rows.segment(row);
    }

    private void requireOpen() {
        if (file != null) {
            file.requireOpen();
        }
    }

    /** Whether the single bytes from one on are these characters, all of them ASCII. */
    public boolean isAscii(long from, String characters) {
        requireOpen();
        if (characters.isEmpty() || rows.follow(from) < characters.length()) {
            return string(from, characters.length()).equals(characters);
        }
        ByteBuffer segment = rows.segment(from);
        int at = rows.at(from);
        for (int i = 0; i < characters.length(); i++) {
            if (segment.get(at + i) != characters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Single bytes, decoded. */
    public String string(long from, int count) {
        return new String(bytes(from, count), StandardCharsets.UTF_8);
    }

    /** A copy of single bytes. */
    public byte[] bytes(long from, int count) {
        byte[] bytes = new byte[count];
        copy(from, count, bytes);
        return bytes;
    }

    /** Copies single bytes to the beginning of an array. */
    public void copy(long from, int count, byte[] into) {
        requireOpen();
        for (int done = 0; done < count; ) {
            int run = Math.min(rows.follow(from + done), count - done);
            rows.segment(from + done).get(rows.at(from + done), into, done, run);
            done += run;
        }
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

package dev.sluice.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that say of a table what no table can be, or only just. */
class TableHeaderTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");
    private static final long MOST_ROWS = Long.MAX_VALUE >> 24;

    private static TableHeader decoded(TableHeader header) throws IOException {
        return TableHeader.decode(header.encode(), header.type().kind, "t");
    }

    private static void refuses(TableHeader header) {
        assertThatIOException().isThrownBy(() -> decoded(header)).withMessage("t: the header is impossible: " + header);
    }

    private static TableHeader embeddings(TableType type, long rows, int width, int chunkBytes) {
        return new TableHeader(type, width, rows, rows * width, List.of(), chunkBytes, VERSION);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F16", "I8"})
    void largestTableHasASize(TableType type) throws IOException {
        TableHeader header = embeddings(type, MOST_ROWS, TableHeader.MAX_WIDTH, 1 << 30);
        assertThat(decoded(header)).isEqualTo(header);
        assertThat(header.fileBytes()).isGreaterThan(MOST_ROWS * TableHeader.MAX_WIDTH);
        refuses(embeddings(type, MOST_ROWS + 1, TableHeader.MAX_WIDTH, 1 << 30));
        refuses(embeddings(type, -1, TableHeader.MAX_WIDTH, 1 << 30));
        refuses(embeddings(type, 1, TableHeader.MAX_WIDTH + 1, 1 << 30));
    }

    @Test
    void elementsThatOverflowAreRefused() {
        refuses(new TableHeader(TableType.F32, 1 << 16, 1L << 48, 0, List.of(), 1, VERSION));
        refuses(new TableHeader(TableType.TIMED_ENTRY, 1, 1, Long.MAX_VALUE >> 4, List.of(), 1 << 30, VERSION));
    }

    /** Whoever verifies the table reads the checksums of all chunks at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void moreChecksumsThanAnArrayHoldsAreRefused(int chunkBytes) throws IOException {
        long most = Integer.MAX_VALUE / Integer.BYTES;
        TableHeader header = embeddings(TableType.F32, most * chunkBytes / 4, 1, chunkBytes);
        assertThat(decoded(header)).isEqualTo(header);
        refuses(embeddings(TableType.F32, most * chunkBytes / 4 + 1, 1, chunkBytes));
    }

    @Test
    void partsThatOverflowAreRefused() throws IOException {
        TableHeader most = parts(TableHeader.MOST_PARTS, Long.MAX_VALUE >> 8);
        assertThat(decoded(most)).isEqualTo(most);
        assertThat(most.fileBytes()).isGreaterThan(TableHeader.MOST_PARTS * (Long.MAX_VALUE >> 8));
        refuses(parts(1, (Long.MAX_VALUE >> 8) + 1));
        refuses(parts(1, -1));
        refuses(parts(0, 0));
        assertThat(decoded(parts(TableHeader.MOST_PARTS, 1)).fileBytes()).isEqualTo(256 + 12 * 64 + Integer.BYTES);
    }

    private static TableHeader parts(int count, long bytes) {
        return new TableHeader(TableType.TEXT_IDS, 1, 1, 0, Collections.nCopies(count, bytes), 1 << 30, VERSION);
    }
}

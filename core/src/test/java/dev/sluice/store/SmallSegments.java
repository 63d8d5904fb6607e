package dev.sluice.store;

import java.io.IOException;
import java.nio.file.Path;

/** Opens tables in segments that a test can fill. */
public final class SmallSegments {
    private SmallSegments() {}

    /** Maps a table in segments of at most so many bytes. */
    public static EmbeddingStore open(Path file, int segmentBytes) throws IOException {
        return EmbeddingStore.open(file, segmentBytes);
    }
}

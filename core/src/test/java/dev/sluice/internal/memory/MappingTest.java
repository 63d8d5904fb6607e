package dev.sluice.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of mapped memory when it is given back, in either form of the class. */
class MappingTest {
    @TempDir
    Path directory;

    static boolean unmapsOnClose() {
        return Boolean.getBoolean("sluice.testingJar") && Runtime.version().feature() >= 22;
    }

    @Test
    void mapsNothingOnceClosed() throws IOException {
        try (FileChannel file = file()) {
            Mapping mapping = new Mapping();
            mapping.close();
            mapping.close();
            assertThatIllegalStateException().isThrownBy(() -> mapping.map(file, 0, 8));
        }
    }

    @Test
    void mapsNoBytesToo() throws IOException {
        try (FileChannel file = file();
                Mapping mapping = new Mapping()) {
            assertThat(mapping.map(file, 4, 0).capacity()).isZero();
        }
    }

    @Test
    @EnabledIf("unmapsOnClose")
    void lateReaderGetsAnException() throws IOException {
        ByteBuffer late = readAfterClose();
        assertThatIllegalStateException().isThrownBy(() -> late.get(0));
    }

    @Test
    @DisabledIf("unmapsOnClose")
    void lateReaderReadsOn() throws IOException {
        assertThat(readAfterClose().get(0)).isEqualTo((byte) 7);
    }

    private ByteBuffer readAfterClose() throws IOException {
        try (FileChannel file = file();
                Mapping mapping = new Mapping()) {
            ByteBuffer mapped = mapping.map(file, 0, 8);
            assertThat(mapped.get(0)).isEqualTo((byte) 7);
            return mapped;
        }
    }

    private FileChannel file() throws IOException {
        return FileChannel.open(Files.write(directory.resolve("bytes"), new byte[] {7, 1, 2, 3, 4, 5, 6, 7}));
    }
}

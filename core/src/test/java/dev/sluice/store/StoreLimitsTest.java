package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tables at the limits of memory and disk. */
class StoreLimitsTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("users.emb");
    }

    /** 40 GB of rows, nearly all of them a hole in the file. */
    @Test
    void hundredMillionUsersOpenAtOnceInASmallHeap() throws IOException, InterruptedException {
        assumeTrue(makeHole(100_000_001, 100), "this file system has no holes in files, or none of 40 GB");
        String output = StoreProcess.run("open", file(), "-Xmx64m");
        System.out.println(
                "100,000,001 x 100 floats: ms to open, bytes of heap, ns a warm row, last number: " + output);
        String[] figures = output.split(" ");
        assertThat(Long.parseLong(figures[0])).as("ms to open").isLessThan(3000);
        assertThat(Long.parseLong(figures[1])).as("bytes of heap").isLessThan(8 << 20);
        assertThat(figures[3]).isEqualTo("5.0");
    }

    private boolean makeHole(long rows, int dimension) throws IOException {
        TableHeader header = new TableHeader(
                TableType.F32, dimension, rows, rows * dimension, List.of(), TableHeader.CHUNK_BYTES, Tables.VERSION);
        long free = Files.getFileStore(directory).getUsableSpace();
        try (FileChannel channel = FileChannel.open(
                file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            channel.write(header.encode());
            // A small hole first: where there are none, this is all that is written.
            channel.write(ByteBuffer.allocate(1), 256 << 20);
            if (free - Files.getFileStore(directory).getUsableSpace() > 128 << 20) {
                return false;
            }
            ByteBuffer last = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(last.putFloat(0, 5), TableHeader.BYTES + header.dataBytes() - Float.BYTES);
            channel.write(ByteBuffer.allocate(1), header.fileBytes() - 1);
            return true;
        } catch (IOException e) {
            return false; // files cannot be as long as that
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // which does not cut off what is mapped
    void fileCutOffWhileItIsMappedIsAnErrorNotTheEndOfTheJvm() throws IOException, InterruptedException {
        for (ElementType type : ElementType.values()) {
            EmbeddingStore.write(file(), Tables.VERSION, type, 64, writer -> {
                for (int row = 0; row < 10_000; row++) {
                    writer.append(new float[64]);
                }
            });
            assertThat(StoreProcess.run("truncate", file()))
                    .as("%s", type)
                    .matches("(IllegalStateException|InternalError)\\s+IOException\\s+alive\\s*");
        }
    }

    @Test
    void copyThatDoesNotFitSaysHowMuchItNeedsAndWhatTheLimitIs() throws IOException, InterruptedException {
        EmbeddingStore.write(file(), Tables.VERSION, ElementType.F32, 64, writer -> {
            for (int row = 0; row < 40_000; row++) {
                writer.append(new float[64]);
            }
        });
        String room = "had the room";
        boolean counts =
                !Boolean.getBoolean("sluice.testingJar") || Runtime.version().feature() < 22;
        assertThat(StoreProcess.run("resident", file(), "-XX:MaxDirectMemorySize=1m"))
                .startsWith(
                        counts
                                ? "10240000 bytes outside the heap are needed, the limit is -XX:MaxDirectMemorySize"
                                : room);
        assertThat(StoreProcess.run("resident", file(), "-XX:MaxDirectMemorySize=32m"))
                .isEqualTo(room);
    }

    /** Writes to this device fail as those to a full disk do. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void fullDiskLeavesTheOldTable() throws IOException {
        Tables.embeddings(file(), new float[] {1});
        byte[] before = Files.readAllBytes(file());
        Files.createSymbolicLink(directory.resolve("users.emb.tmp"), Path.of("/dev/full"));
        assertThatIOException()
                .isThrownBy(() -> Tables.embeddings(file(), new float[] {2}))
                .withMessageContaining("No space left on device");
        assertThat(file()).hasBinaryContent(before);
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
        Tables.embeddings(file(), new float[] {3});
    }
}

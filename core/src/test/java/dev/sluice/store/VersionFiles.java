package dev.sluice.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a version, to be compared with those of another. */
public final class VersionFiles {
    private VersionFiles() {}

    /**
     * Writes a version, always under the same name.
     *
     * @param directory where nothing is yet
     * @return what each file holds, without the times of the manifest
     */
    public static Map<String, byte[]> of(Path directory, ModelRepository.Content content) throws IOException {
        SnapshotWriter writer = new SnapshotWriter(Files.createDirectories(directory), new ModelVersion("v1"));
        content.write(writer);
        writer.finish();
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> written = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) written.filter(Files::isRegularFile)::iterator) {
                String name = directory.relativize(file).toString();
                files.put(name, name.equals(ManifestFile.NAME) ? withoutTimes(file) : Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static byte[] withoutTimes(Path manifest) throws IOException {
        List<String> lines = Files.readAllLines(manifest).stream()
                .filter(line -> !line.contains("\"began\"") && !line.contains("\"created\""))
                .toList();
        return String.join("\n", lines).getBytes(UTF_8);
    }
}

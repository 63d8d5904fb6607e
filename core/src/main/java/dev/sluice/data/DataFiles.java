package dev.sluice.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists of files that hold one data set between them. */
public final class DataFiles {
    private DataFiles() {}

    /**
     * The files of a folder whose names match, in the order of their names; not those of folders within.
     *
     * @param glob such as {@code *.csv.gz} or {@code 2024-*.{csv,csv.gz}}, as
     *     {@link java.nio.file.FileSystem#getPathMatcher} understands it
     * @throws DataException if there is no such folder, or no file of it matches
     */
    public static List<Path> in(Path folder, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(folder, glob)) {
            for (Path file : matching) {
                if (Files.isRegularFile(file)) {
                    files.add(file);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new DataException(folder + ": no such folder", e);
        }
        if (files.isEmpty()) {
            throw new DataException(folder + ": no file matches " + glob);
        }
        files.sort(Comparator.comparing(LineReader::fileName));
        return List.copyOf(files);
    }

    /** Refuses an empty list, and one in which a file stands twice. */
    static void requireDistinct(List<Path> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one file of events");
        }
        Set<Path> seen = new HashSet<>();
        for (Path file : files) {
            if (!seen.add(file.toAbsolutePath().normalize())) {
                throw new IllegalArgumentException("a file of events comes twice: " + file);
            }
        }
    }

    /** What messages call each file: its name, or its path where another of the list has the same name. */
    static List<String> shown(List<Path> files) {
        Map<String, Long> named =
                files.stream().collect(Collectors.groupingBy(LineReader::fileName, Collectors.counting()));
        return files.stream()
                .map(file -> {
                    String name = LineReader.fileName(file);
                    return named.getOrDefault(name, 0L) > 1 ? Line.oneLine(file.toString()) : name;
                })
                .toList();
    }
}

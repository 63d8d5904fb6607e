package dev.sluice.data.feature;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Served features in a file of JSON lines, one for each request and ranker, whichever features that had:
 *
 * <pre>{@code
 * {"request":"r1","user":"u7","version":"v000003-1badcafe","ranker":"light","moment":1735690358000,
 *  "items":["i1","i2"],"features":{"popularity.share:number":[-4.5,null]}}
 * }</pre>
 *
 * <p>Missing is null. Numbers are read as they were written, to the last bit. Each batch is handed to the operating
 * system before {@link #write} returns, so what was written outlives the process; it is not forced to the disk. A line
 * that a kill or a full disk cut off stays what it is: the next begins on a line of its own, and {@link #read} counts
 * what it cannot read.
 *
 * <p>The file names users. It is not a part of any model version, so {@code ModelRepository.erase} does not reach it.
 */
public final class FeatureLogFile implements FeatureSink, Closeable {
    private final OutputStream file;
    private boolean midLine;

    private FeatureLogFile(OutputStream file, boolean midLine) {
        this.file = file;
        this.midLine = midLine;
    }

    /** Opens a file to write behind what it holds, if it is there. One process at a time may do so. */
    public static FeatureLogFile append(Path file) throws IOException {
        boolean midLine = Files.exists(file) && endsMidLine(file);
        // Not a channel: that of a thread which is interrupted would be closed for good.
        return new FeatureLogFile(new FileOutputStream(file.toFile(), true), midLine);
    }

    private static boolean endsMidLine(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() == 0) {
                return false;
            }
            file.seek(file.length() - 1);
            return file.read() != '\n';
        }
    }

    @Override
    public void write(List<ServedFeatures> served) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        if (midLine) {
            lines.write('\n');
        }
        for (ServedFeatures one : served) {
            ServedLine.write(one, lines);
            lines.write('\n');
        }
        midLine = true;
        lines.writeTo(file);
        midLine = false;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * What was read from a file.
     *
     * @param requests how many lines were read
     * @param broken how many could not be
     * @param firstProblem what is wrong with the first of those, and where
     */
    public record Reading(long requests, long broken, Optional<String> firstProblem) {}

    /** Reads a file, line after line; what cannot be read is counted and left out. */
    public static Reading read(Path file, Consumer<ServedFeatures> reader) throws IOException {
        LogReader log = new LogReader(file.getFileName() + ":", reader);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.read(line);
            }
        }
        return log.reading();
    }
}

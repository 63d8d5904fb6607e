package dev.sluice.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.Request;
import dev.sluice.internal.file.Durably;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests in a file of JSON lines, for a process that has just started and has none to warm up with:
 *
 * <pre>{@code
 * {"user":"u7","history":[{"item":"i1","time":"2024-05-01T12:00:00Z","value":1.0}],"moment":"2024-05-01T12:30:00Z",
 *  "context":{"device":"phone"},"excluded":["i9"],"limit":20,"budget":"PT0.05S","seed":7,"explained":true,"after":"..."}
 * }</pre>
 *
 * <p>All but {@code limit} and {@code moment} may be missing. What is read is what was written. Fields that this
 * release does not know are ignored.
 *
 * <p>The file names users. It is not a part of any model version, so {@code ModelRepository.erase} does not reach it.
 */
public final class StoredRequests {
    private StoredRequests() {}

    /** Writes requests, in the place of those that the file holds: all of them, or it stays as it was. */
    public static void write(Path file, List<Request> requests) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Request request : requests) {
            lines.append(RequestLine.of(request)).append('\n');
        }
        Durably.write(file, lines.toString());
    }

    /**
     * Reads the requests of a file.
     *
     * @throws IOException if it cannot be read, or a line is not a request; names the line and what is wrong
     */
    public static List<Request> read(Path file) throws IOException {
        List<Request> requests = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                requests.add(read(line, file.getFileName() + ":" + ++number));
            }
        }
        return requests;
    }

    private static Request read(String line, String place) throws IOException {
        try {
            return RequestLine.read(line);
        } catch (JsonProcessingException e) {
            throw new IOException(place + ": " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(place + ": " + e.getMessage(), e);
        }
    }
}

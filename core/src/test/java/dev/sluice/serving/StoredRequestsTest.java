package dev.sluice.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Interaction;
import dev.sluice.PageToken;
import dev.sluice.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read is what was written, and what is no request is refused by its line. */
class StoredRequestsTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00.123456789Z");

    @TempDir
    private Path directory = Path.of("");

    private static void assertSame(Request read, Request written) {
        assertThat(read.user()).isEqualTo(written.user());
        assertThat(read.history()).isEqualTo(written.history());
        assertThat(read.moment()).isEqualTo(written.moment());
        assertThat(read.context()).isEqualTo(written.context());
        assertThat(read.excluded()).isEqualTo(written.excluded());
        assertThat(read.limit()).isEqualTo(written.limit());
        assertThat(read.timeBudget()).isEqualTo(written.timeBudget());
        assertThat(read.seed()).isEqualTo(written.seed());
        assertThat(read.explained()).isEqualTo(written.explained());
        assertThat(read.after()).isEqualTo(written.after());
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        List<Request> requests = List.of(
                Request.forAnyone().moment(NOON).limit(0).build(),
                Request.forUser("\ud83d\ude00 \"q\"\n\ud800")
                        .history(List.of(
                                new Interaction("i1", Instant.EPOCH, 0.1f),
                                new Interaction("i2", NOON, -Float.MIN_VALUE)))
                        .moment(Instant.parse("-200000-01-01T00:00:00Z"))
                        .context("country", "")
                        .context("", "ß")
                        .excluding(Set.of("x", "y"))
                        .limit(Integer.MAX_VALUE)
                        .timeBudget(Duration.ofNanos(50_000_001))
                        .seed(Long.MIN_VALUE)
                        .explained()
                        .build(),
                Request.forAnyone()
                        .history(List.of())
                        .after(new PageToken(List.of("a", "b"), 9, Instant.ofEpochMilli(17)))
                        .build());
        Path file = directory.resolve("requests.jsonl");

        StoredRequests.write(file, List.of());
        assertThat(StoredRequests.read(file)).isEmpty();
        StoredRequests.write(file, requests);
        List<Request> read = StoredRequests.read(file);

        assertThat(read).hasSameSizeAs(requests);
        for (int i = 0; i < requests.size(); i++) {
            assertSame(read.get(i), requests.get(i));
        }
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "{\"moment\":\"2024-05-01T12:00:00Z\"} # limit is missing",
                "{\"limit\":1} # moment is missing",
                "{\"limit\":-1,\"moment\":\"2024-05-01T12:00:00Z\"} # limit must be at least 0: -1",
                "{\"limit\":\"1\",\"moment\":\"2024-05-01T12:00:00Z\"} # limit must be a integer: 1",
                "{\"limit\":1,\"moment\":\"noon\"} # Text 'noon' could not be parsed at index 0",
                "{\"limit\":1,\"moment\":\"2024-05-01T12:00:00Z\",\"history\":[1]} # an entry of history must be a map: 1",
                "{\"limit\":1,\"moment\":\"2024-05-01T12:00:00Z\",\"after\":\"x\"} # this is no page token",
                "{\"limit\":1 # Unexpected end-of-input",
            })
    void aLineThatIsNoRequestIsRefused(String line, String problem) throws IOException {
        Path file = directory.resolve("requests.jsonl");
        Files.writeString(file, "{\"limit\":1,\"moment\":\"2024-05-01T12:00:00Z\",\"later\":{}}\n" + line + "\n");

        assertThatThrownBy(() -> StoredRequests.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("requests.jsonl:2: " + problem);
    }

    @Test
    void aMissingFileIsAnError() {
        assertThatThrownBy(() -> StoredRequests.read(directory.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }
}

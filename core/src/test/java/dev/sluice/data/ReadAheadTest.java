package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thread that reads ahead ends before its file is closed. */
class ReadAheadTest {
    private static final int TIMES = 200;

    @TempDir
    Path directory;

    @Test
    void whoIsInterruptedWaitsForTheThreadAllTheSame() throws IOException {
        Path file = Files.writeString(directory.resolve("e.csv"), "user,item\n" + "u,i\n".repeat(20_000));
        Dialect dialect = DataFormat.CSV.events().dialect();

        for (int time = 0; time < TIMES; time++) {
            try (LineReader lines = LineReader.open(file, "events", dialect)) {
                ReadAhead ahead = ReadAhead.of(lines);
                Thread.currentThread().interrupt();
                ahead.close();

                assertThat(Thread.interrupted()).isTrue();
                assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .doesNotContain("sluice-read-ahead");
            }
        }
    }
}

package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are read in the formats that were stated, and in no other. */
class TimeFormatTest {
    private static final LocalDateTime FIRST_MILLISECOND =
            LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.MIN_VALUE), ZoneOffset.UTC);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(textBlock = """
            1714588200, 2024-05-01T18:30:00Z
            -1, 1969-12-31T23:59:59Z
            2024-05-01T18:30:00Z, 2024-05-01T18:30:00Z
            2024-05-01 18:30:00Z, 2024-05-01T18:30:00Z
            2024-05-01T18:30Z, 2024-05-01T18:30:00Z
            2024-05-01T18:30:00.1Z, 2024-05-01T18:30:00.100Z
            2024-05-01T18:30:00.123456789Z, 2024-05-01T18:30:00.123Z
            2024-05-01T18:30:00+02:00, 2024-05-01T16:30:00Z
            2024-05-01T18:30-0330, 2024-05-01T22:00:00Z
            2024-02-29T00:00:00+00, 2024-02-29T00:00:00Z
            1815-12-10T00:00:00Z, 1815-12-10T00:00:00Z
            """)
    void secondsAndIsoTimesWithAZoneNeedNoWord(String cell, Instant time) throws IOException {
        assertThat(millis(TimeFormat.SECONDS, cell)).isEqualTo(time.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2024-05-01T18:30:00, 2024-05-01T16:30:00Z
            2024-05-01, 2024-04-30T22:00:00Z
            2024-12-01, 2024-11-30T23:00:00Z
            2024-05-01T18:30:00Z, 2024-05-01T18:30:00Z
            2024-03-31T02:30:00, 2024-03-31T01:30:00Z
            2024-10-27T02:30:00, 2024-10-27T00:30:00Z
            """)
    void localTimesAreOfTheZoneThatWasStated(String cell, Instant time) throws IOException {
        TimeFormat berlin = TimeFormat.SECONDS.withZone(ZoneId.of("Europe/Berlin"));

        assertThat(millis(berlin, cell)).isEqualTo(time.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-01", "2024-05-01T18:30:00", "2024-05-01 18:30"})
    void localTimesAreMalformedWithoutAZone(String cell) {
        assertThatThrownBy(() -> millis(TimeFormat.SECONDS, cell))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("e.csv:2: time has no zone, and none was stated: '2024-05-01T");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29T00:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-05-01T24:00:00Z",
                "2024-05-01T23:59:60Z",
                "2024-05-01T18Z",
                "2024-05-01T18:30:00.Z",
                "2024-05-01T18:30:00.1234567890Z",
                "2024-05-01T18:30:00Z ",
                "2024-05-01T18:30:00+19:00",
                "2024-05-01T18:30:00 Europe/Berlin",
                "2024/05/01",
                "01.05.2024",
                "05/01/2024 18:30",
                "20240501T183000Z",
                "24-05-01",
                "+2024-05-01",
                "May 1",
                "-",
                "1.5",
                ""
            })
    void allElseIsMalformed(String cell) {
        for (TimeFormat format : List.of(TimeFormat.SECONDS, TimeFormat.MILLISECONDS.withZone(ZoneOffset.UTC))) {
            assertThatThrownBy(() -> millis(format, cell))
                    .isInstanceOf(DataException.class)
                    .hasMessageMatching("e.csv:2: time must be whole (milli)?seconds since 1970, before the year 10000,"
                            + " or ISO 8601( with a zone)?: '.*'");
        }
    }

    @Test
    void millisecondsAreReadOnlyIfTheyWereStated() throws IOException {
        assertThat(millis(TimeFormat.MILLISECONDS, "1714588200123")).isEqualTo(1_714_588_200_123L);
        assertThat(millis(TimeFormat.MILLISECONDS, "2024-05-01T18:30:00Z")).isEqualTo(1_714_588_200_000L);
        assertThatThrownBy(() -> millis(TimeFormat.SECONDS, "1714588200123"))
                .hasMessageContaining("time must be whole seconds since 1970");
        assertThatThrownBy(() -> millis(TimeFormat.MILLISECONDS, "253402300800000"))
                .hasMessageContaining("time must be whole milliseconds since 1970");
    }

    @Test
    void whatIsTooFarAwayForMillisecondsIsMalformed() {
        SqlRow row = new SqlRow("events query", List.of());
        TimeFormat utc = TimeFormat.SECONDS.withZone(ZoneOffset.UTC);

        for (LocalDateTime far : List.of(LocalDateTime.MAX, LocalDateTime.MIN, FIRST_MILLISECOND)) {
            assertThatThrownBy(() -> utc.millis(row, new IsoTime(far, Optional.empty())))
                    .isInstanceOf(DataException.class)
                    .hasMessage("events query:0: time must be whole seconds since 1970, before the year 10000, or ISO"
                            + " 8601: '" + far + "'");
        }
    }

    @Test
    void ofThreeFormatsInOneFileThoseThatAreNotKnownAreErrorsOrCounted() throws IOException {
        Path file = write("1714588200", "2024-05-01T18:30:00Z", "01.05.2024 18:30", "2024-05-01");

        assertThatThrownBy(() -> DatasetReader.of(DataFormat.CSV).read(file)).hasMessageStartingWith("e.csv:4: time ");
        ReadReport report = DatasetReader.of(DataFormat.CSV)
                .badLines(BadLines.SKIP)
                .read(file)
                .report();
        assertThat(report.events()).isEqualTo(2);
        assertThat(report.samples())
                .containsExactly(
                        "e.csv:4: time must be whole seconds since 1970, before the year 10000, or ISO 8601 with a"
                                + " zone: '01.05.2024 18:30'",
                        "e.csv:5: time has no zone, and none was stated: '2024-05-01T00:00'");
    }

    private long millis(TimeFormat format, String cell) throws IOException {
        return DatasetReader.of(DataFormat.CSV)
                .times(format)
                .read(write(cell))
                .dataset()
                .interactions()
                .time(0);
    }

    private Path write(String... times) throws IOException {
        StringBuilder text = new StringBuilder("user,item,time\n");
        for (String time : times) {
            text.append("u,i,").append(time).append('\n');
        }
        return Files.writeString(directory.resolve("e.csv"), text);
    }
}

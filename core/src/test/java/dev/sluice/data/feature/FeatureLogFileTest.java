package dev.sluice.data.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of served features: what is written is read, and what was cut off is counted. */
class FeatureLogFileTest {
    @TempDir
    private Path directory = Path.of("");

    private Path file() {
        return directory.resolve("features.jsonl");
    }

    private void append(List<ServedFeatures> served) throws IOException {
        try (FeatureLogFile log = FeatureLogFile.append(file())) {
            log.write(served);
        }
    }

    private FeatureLogFile.Reading read(List<String> seen) throws IOException {
        return FeatureLogFile.read(file(), served -> seen.add(Served.shown(served)));
    }

    @Test
    void whatIsWrittenIsReadToTheLastBit() throws IOException {
        Random random = new Random(5);
        List<ServedFeatures> served =
                Stream.generate(() -> Served.random(random)).limit(500).toList();
        append(served.subList(0, 200));
        append(served.subList(200, 500));

        List<String> seen = new ArrayList<>();
        FeatureLogFile.Reading reading = read(seen);

        assertThat(seen).isEqualTo(served.stream().map(Served::shown).toList());
        assertThat(reading).isEqualTo(new FeatureLogFile.Reading(500, 0, Optional.empty()));
    }

    @Test
    void aLineIsOneObject() throws IOException {
        append(List.of(Served.shares("r1", 0.5f, Float.NaN, Float.NEGATIVE_INFINITY)));

        assertThat(Files.readString(file()))
                .isEqualTo("{\"request\":\"r1\",\"user\":\"u1\",\"version\":\"v1\",\"ranker\":\"light\","
                        + "\"moment\":1700000000000,\"items\":[\"i0\",\"i1\",\"i2\"],"
                        + "\"features\":{\"popularity.share:number\":[0.5,null,\"-Infinity\"]}}\n");
    }

    /** A kill may cut a file anywhere, inside of a character too. */
    @Test
    void wholeLinesAreReadWhereverTheFileIsCutOff() throws IOException {
        Random random = new Random(3);
        List<ServedFeatures> served =
                Stream.generate(() -> Served.random(random)).limit(4).toList();
        append(served);
        byte[] whole = Files.readAllBytes(file());
        List<String> shown = served.stream().map(Served::shown).toList();

        for (int length = 0; length <= whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(file(), cut);
            append(List.of(Served.shares("later", 1)));
            List<String> seen = new ArrayList<>();
            FeatureLogFile.Reading reading = read(seen);

            int lines = (int) new String(cut, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            boolean isWhole = length < whole.length && whole[length] == '\n';
            boolean isCut = !isWhole && length > 0 && whole[length - 1] != '\n';
            int before = lines + (isWhole ? 1 : 0);
            assertThat(seen.subList(0, seen.size() - 1)).as("cut at %d", length).isEqualTo(shown.subList(0, before));
            assertThat(seen.get(seen.size() - 1)).contains("later");
            assertThat(reading.broken()).as("cut at %d", length).isEqualTo(isCut ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "no json",
                "{\"request\":\"r\"",
                "{\"request\":\"\",\"version\":\"v1\"}",
                "{\"request\":\"r\",\"version\":\"v 1\"}",
                "{\"request\":7,\"version\":\"v1\"}",
                "{\"request\":\"r\",\"version\":\"v1\",\"items\":[1]}",
                "{\"request\":\"r\",\"version\":\"v1\",\"items\":\"i\"}",
                "{\"request\":\"r\",\"version\":\"v1\",\"items\":[],\"features\":[]}",
                "{\"request\":\"r\",\"version\":\"v1\",\"items\":[\"i\"],\"features\":{\"a:number\":[]}}",
                "{\"request\":\"r\",\"version\":\"v1\",\"items\":[\"i\"],\"features\":{\"a:number\":[true]}}",
                "{\"request\":\"r\",\"version\":\"v1\",\"items\":[\"i\"],\"features\":{\"a:number\":[[1]]}}",
                "{\"request\":\"r\",\"version\":\"v1\",\"items\":[\"i\"],\"features\":{\"a:number\":[\"x\"]}}",
                "{\"request\":\"r\",\"version\":\"v1\",\"items\":[\"i\"],\"features\":{\"a\":[1]}}",
                "{\"request\":\"r\",\"version\":\"v1\",\"items\":[\"i\"],\"features\":{\"a:colour\":[1]}}",
                "{\"request\":\"r\",\"version\":\"v1\"} {}",
                "{\"request\":\"r\",\"version\":\"v1\"}}"
            })
    void whatIsNoRequestIsCountedAndNamed(String line) throws IOException {
        append(List.of(Served.shares("r1", 1)));
        Files.writeString(file(), Files.readString(file()) + line + "\n");
        append(List.of(Served.shares("r2", 1)));

        FeatureLogFile.Reading reading = read(new ArrayList<>());

        assertThat(reading.requests()).isEqualTo(2);
        assertThat(reading.broken()).isOne();
        assertThat(reading.firstProblem().orElseThrow())
                .startsWith("features.jsonl:2: ")
                .hasSizeGreaterThan(18);
    }

    @Test
    void fieldsOfLaterReleasesAreIgnored() throws IOException {
        Files.writeString(
                file(),
                "{\"request\":\"r\",\"version\":\"v1\",\"more\":{\"a\":[1,{\"request\":\"s\"}]},\"items\":[],\"features\":{}}\n");
        List<String> seen = new ArrayList<>();

        assertThat(read(seen).requests()).isOne();
        assertThat(seen.get(0)).contains("id=r,");
    }

    @Test
    void theErrorOfWhoReadsIsTheirs() throws IOException {
        append(List.of(Served.shares("r1", 1)));

        assertThatThrownBy(() -> FeatureLogFile.read(file(), served -> {
                    throw new IllegalArgumentException("mine");
                }))
                .hasMessage("mine");
        assertThatThrownBy(() -> FeatureLogFile.read(directory.resolve("none"), served -> {}))
                .isInstanceOf(NoSuchFileException.class);
    }

    /** Writes without end. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws IOException {
            try (FeatureLogFile log = FeatureLogFile.append(Path.of(args[0]))) {
                for (int request = 0; ; request++) {
                    log.write(List.of(Served.shares("r" + request, new float[50])));
                }
            }
        }
    }

    @Test
    @Timeout(60)
    void aKilledProcessLeavesWholeLines() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--class-path",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file().toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        while (process.isAlive() && (!Files.exists(file()) || Files.size(file()) < 500_000)) {
            Thread.sleep(5);
        }
        boolean ran = process.isAlive();
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        List<String> seen = new ArrayList<>();

        FeatureLogFile.Reading reading = read(seen);

        assertThat(ran).as(Files.readString(directory.resolve("output"))).isTrue();
        assertThat(reading.requests()).isGreaterThan(500);
        assertThat(reading.broken()).isLessThanOrEqualTo(1);
        for (int request = 0; request < seen.size(); request++) {
            assertThat(seen.get(request)).contains("id=r" + request + ",");
        }
    }
}

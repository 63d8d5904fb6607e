package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.DatasetReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tests of the command line share: a scratch folder, small files, and the commands called in this process. A test
 * that takes a {@link SampleRun} gets the one of all classes.
 */
@ExtendWith(SampleRun.Once.class)
abstract class CommandLineFixture {
    static final Path SAMPLE = Path.of("../data");
    /** User a has seen everything, b and c have not. */
    static final String SMALL = "a\tx\na\ty\na\tz\nb\tx\nb\ty\nc\ty\nc\tz\n";

    @TempDir
    Path scratch = Path.of("");

    /** A command on the whole sample. */
    static Invocation onSample(String command, Object... more) {
        Object[] words = {
            command,
            "--data",
            SAMPLE.resolve("events.csv"),
            "--items",
            SAMPLE.resolve("items.csv"),
            "--users",
            SAMPLE.resolve("users.csv"),
            "--format",
            "csv",
            "--positives-from",
            0.5
        };
        return Invocation.of(with(words, more));
    }

    /** Words of a command, and with them a heavy ranker that learns something in no time. */
    static Object[] withSmallNetwork(Object... words) {
        return with(words, "--dcn-deep", 8, "--dcn-cross", 1, "--dcn-rank", 4, "--dcn-epochs", 3, "--dcn-rate", 0.005);
    }

    /** A run on the whole sample. */
    static Invocation runOnSampleInto(Path out, Object... more) {
        Object[] words = {"--out", out, "--dim", 16};
        return onSample("run", withSmallNetwork(with(words, more)));
    }

    Invocation runOnSample(Object... more) {
        return runOnSampleInto(scratch.resolve("run"), more);
    }

    /** A run on so few events that it takes no time. */
    Invocation runOnLittle(Object... more) throws IOException {
        String events = Files.readAllLines(SAMPLE.resolve("events.csv")).stream()
                .limit(2000)
                .collect(Collectors.joining("\n", "", "\n"));
        Object[] words = {
            "run", "--data", file("little.csv", events), "--format", "csv", "--out", scratch.resolve("run")
        };
        return Invocation.of(withSmallNetwork(with(words, more)));
    }

    Invocation train(Path events) {
        return Invocation.of("train", "--model", "als", "--train", events, "--out", scratch.resolve("models"));
    }

    Invocation run(Path events) {
        return Invocation.of("run", "--data", events, "--format", "ml-latest", "--out", scratch.resolve("run"));
    }

    Path trained(String events) throws IOException {
        Path repository = scratch.resolve("models");
        Invocation.of("train", "--model", "als", "--train", file("events.tsv", events), "--out", repository, "--dim", 2)
                .succeeds();
        return repository;
    }

    /** A preparation of the sample's events. */
    Invocation prepare(String steps, Object... more) throws IOException {
        Object[] words = {
            "prepare", "--config", file("steps.yaml", steps), "--data", SAMPLE.resolve("events.csv"), "--format", "csv"
        };
        return Invocation.of(with(words, more));
    }

    static Dataset read(Path events) throws IOException {
        return DatasetReader.of(DataFormat.CSV).read(events).dataset();
    }

    static Object[] with(Object[] some, Object... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray();
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(scratch.resolve(name), text, StandardCharsets.UTF_8);
    }
}

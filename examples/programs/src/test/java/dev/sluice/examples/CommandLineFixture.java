package dev.sluice.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the command line share: a scratch folder, small files, and the commands called in this process. */
abstract class CommandLineFixture {
    static final Path SAMPLE = Path.of("../data");
    /** User a has seen everything, b and c have not. */
    static final String SMALL = "a\tx\na\ty\na\tz\nb\tx\nb\ty\nc\ty\nc\tz\n";

    @TempDir
    Path scratch = Path.of("");

    Invocation runOnSample(Object... more) {
        List<Object> arguments = new java.util.ArrayList<>(List.of(
                "run",
                "--data",
                SAMPLE.resolve("events.csv"),
                "--items",
                SAMPLE.resolve("items.csv"),
                "--users",
                SAMPLE.resolve("users.csv"),
                "--format",
                "csv",
                "--positives-from",
                0.5,
                "--out",
                scratch.resolve("run"),
                "--dim",
                16,
                "--dcn-deep",
                "16,8",
                "--dcn-epochs",
                2));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments.toArray());
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

    Path file(String name, String text) throws IOException {
        return Files.writeString(scratch.resolve(name), text, StandardCharsets.UTF_8);
    }
}

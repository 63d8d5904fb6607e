package dev.sluice.examples;

import dev.sluice.data.prepare.Preparation;
import dev.sluice.examples.prepare.AroundSplit;
import dev.sluice.examples.prepare.PreparationFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command prepares the events that it trains on. */
final class PreparationOptions {
    @Option(
            names = "--prepare",
            paramLabel = "FILE",
            description = "prepare what is trained on by the steps in this YAML file, as prepare does")
    @Nullable
    private Path file;

    /** The steps around the split of what is read; none where there is no file. */
    AroundSplit readAroundSplit() throws IOException {
        return file == null ? AroundSplit.none() : PreparationFile.readAroundSplit(InputFile.of(file));
    }

    /** The steps; none where there is no file. */
    Preparation read() throws IOException {
        return file == null ? Preparation.none() : PreparationFile.read(InputFile.of(file));
    }
}

package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.Prepared;
import dev.sluice.data.prepare.Size;
import dev.sluice.examples.prepare.PreparationFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Chooses the events to learn from, and says of each step what it leaves out and why. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description =
                "Chooses events by the steps in a file and writes them, saying what each step leaves out and why.")
final class Prepare implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the steps, a YAML file")
    private Path config = Path.of("");

    @Mixin
    private PreparedOutput output = new PreparedOutput();

    @Override
    public Integer call() throws IOException {
        input.check(console);
        DataFormat format = input.statedFormat(console);
        output.check(console);
        Preparation steps = PreparationFile.read(InputFile.of(config));
        Dataset read = input.read(format, console);
        Prepared prepared = steps.apply(read, new StepPrinter(console)::print);
        Size left = prepared.steps().get(prepared.steps().size() - 1).after();
        announce(left);
        output.write(prepared.data(), read.catalogue(), console);
        return 0;
    }

    private void announce(Size left) {
        console.say(
                "Left: @|bold %,d|@ events of %,d users and %,d items; at most %,d MB of heap were in use",
                left.events(), left.users(), left.items(), Publication.peakHeap() >> 20);
        console.json(
                "left_events", left.events(),
                "left_users", left.users(),
                "left_items", left.items(),
                "peak_bytes", Publication.peakHeap());
    }
}

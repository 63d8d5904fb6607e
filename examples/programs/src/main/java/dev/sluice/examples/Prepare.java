package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.Prepared;
import dev.sluice.data.prepare.Size;
import dev.sluice.examples.prepare.PreparationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--out", paramLabel = "FILE", description = "where to write the events, as csv")
    @Nullable
    private Path out;

    @Option(names = "--dry-run", description = "say the same and write nothing")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        input.check(console);
        DataFormat format = input.statedFormat(console);
        Optional<Path> target = console.option(this::checkedTarget);
        Preparation steps = PreparationFile.read(InputFile.of(config));
        Dataset read = input.read(format, console);
        Prepared prepared = steps.apply(read, new StepPrinter(console)::print);
        Size left = prepared.steps().get(prepared.steps().size() - 1).after();
        announce(left);
        if (target.isPresent()) {
            write(prepared.data(), target.get());
            if (!prepared.data()
                    .catalogue()
                    .items()
                    .ids()
                    .equals(read.catalogue().items().ids())) {
                console.say("@|yellow Beware:|@ only events are written; with train --prepare the items follow, too");
            }
        }
        return 0;
    }

    private Optional<Path> checkedTarget() {
        if (out == null && !dryRun) {
            throw new IllegalArgumentException("--out FILE says where to write, or --dry-run to write nothing");
        }
        Optional<Path> target = Optional.ofNullable(out).filter(file -> !dryRun);
        target.map(file -> file.toAbsolutePath().getParent())
                .filter(folder -> !Files.isDirectory(folder))
                .ifPresent(folder -> {
                    throw new IllegalArgumentException("--out: there is no folder " + folder);
                });
        return target;
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

    private void write(Dataset data, Path file) throws IOException {
        EventsCsv.write(data, file);
        console.say("They are in @|bold %s|@", file);
        console.json("out", file);
    }
}

package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.retrieve.Askers;
import dev.sluice.examples.retrieve.Scratch;
import dev.sluice.train.als.AlsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the length of embeddings costs and what it buys. */
@Command(
        name = "dimensions",
        mixinStandardHelpOptions = true,
        description = "Trains als at several dimensions: recall of its candidates beside the time of a search.")
final class Dimensions implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private DataOptions options = new DataOptions();

    @Mixin
    private SplitOptions split = new SplitOptions();

    @Mixin
    private ModelOptions settings = new ModelOptions();

    @Option(
            names = "--dims",
            split = ",",
            defaultValue = "16,32,64,128,256",
            paramLabel = "D",
            description = "dimensions, by commas (${DEFAULT-VALUE})")
    private List<Integer> dimensions = List.of();

    @Option(names = "-k", description = "how many candidates a user gets (${DEFAULT-VALUE})")
    private int k = 100;

    @Option(names = "--made-up", description = "time the search of so many made-up items, too; 0 for none")
    private int rows;

    @Option(names = "--seconds", description = "how long each search is timed, after a warm-up (${DEFAULT-VALUE})")
    private double seconds = 2;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the report, a page of HTML")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        List<Integer> ascending = console.option(this::checked);
        options.check(console);
        DataFormat format = options.format();
        SplitChoice choice = console.option(() -> split.of(format).ofKnownUsers());
        console.runtime();
        Dataset data = options.read(format, console);
        Parts parts = Parts.of(data, choice.splitter());
        parts.announce(choice, console);
        List<DimensionStudy.Point> points = new ArrayList<>();
        try (Scratch scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")))) {
            DimensionStudy study = new DimensionStudy(settings, parts, k, rows, seconds, scratch.path());
            for (int dimension : ascending) {
                DimensionStudy.Point point = study.at(dimension);
                points.add(point);
                print(point);
            }
        }
        write(new DimensionReport(options.title(), parts, choice, k, rows, points));
        return 0;
    }

    private List<Integer> checked() {
        new Askers(1, seconds);
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1: " + k);
        }
        if (rows < 0) {
            throw new IllegalArgumentException("--made-up must be at least 0: " + rows);
        }
        dimensions.forEach(AlsSettings.defaults()::withDimension);
        return List.copyOf(new TreeSet<>(dimensions));
    }

    private void print(DimensionStudy.Point point) {
        console.say(
                "%4d dimensions: recall@%d %.4f, ndcg@%d %.4f, a search %.0f us of CPU time (p99 %.0f us), trained in %.1f s",
                point.dimension(),
                k,
                point.recall(),
                k,
                point.ndcg(),
                point.micros(),
                point.p99(),
                point.trainSeconds());
        if (rows > 0) {
            console.say("     a search of %,d made-up items: %.0f us", rows, point.madeUpMicros());
        }
        console.json(
                "dimension",
                point.dimension(),
                "recall@" + k,
                point.recall(),
                "ndcg@" + k,
                point.ndcg(),
                "train_s",
                point.trainSeconds(),
                "search_us",
                point.micros(),
                "p99_us",
                point.p99(),
                "made_up_us",
                point.madeUpMicros());
    }

    private void write(DimensionReport report) throws IOException {
        ReportOption.write(out, report.page());
        console.say("The report is @|bold %s|@", out);
        console.json("report", out);
    }
}

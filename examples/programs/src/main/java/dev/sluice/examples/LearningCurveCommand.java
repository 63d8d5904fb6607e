package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.report.HtmlReport;
import dev.sluice.eval.tuning.Axis;
import dev.sluice.eval.tuning.CurvePoint;
import dev.sluice.eval.tuning.LearningCurve;
import dev.sluice.eval.tuning.LearningCurveStudy;
import dev.sluice.eval.tuning.PartTrainer;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.prepare.AroundSplit;
import dev.sluice.examples.prepare.ReadOrder;
import dev.sluice.examples.retrieve.Scratch;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much data is enough. */
@Command(
        name = "learning-curve",
        mixinStandardHelpOptions = true,
        description = "Trains on more and more of the data, judged by the same users: what each doubling is worth.")
final class LearningCurveCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private DataOptions options = new DataOptions();

    @Mixin
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private SplitOptions split = new SplitOptions();

    @Mixin
    private ModelOptions settings = new ModelOptions();

    @Option(names = "--by", description = "what is doubled: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Axis by = Axis.EVENTS;

    @Option(names = "--model", description = "what to train: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Model model = Model.ALS;

    @Option(names = "--points", description = "how many parts, the whole among them (${DEFAULT-VALUE})")
    private int points = 5;

    @Option(names = "--seeds", description = "how often to train on each part, from --seed on (${DEFAULT-VALUE})")
    private int seeds = 3;

    @Mixin
    private MetricOption metric = new MetricOption("ndcg@10");

    @Option(names = "--judged", paramLabel = "USERS", description = "judge a sample of so many users (all)")
    private int judged = Integer.MAX_VALUE;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "directory to write into")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        console.option(() -> settings.checkedFor(List.of(model)));
        options.check(console);
        DataFormat format = options.format();
        AroundSplit steps = preparation.readAroundSplit();
        LearningCurveStudy study = console.option(this::study)
                .preparedBy(part -> Parts.requireRows(steps.after().apply(part), part.catalogue())
                        .data());
        console.option(() -> metric.of(1));
        console.runtime();
        Dataset read = options.read(format, console);
        Dataset data = ReadOrder.of(steps.before().apply(read, new StepPrinter(console)::print))
                .data();
        SplitChoice choice = console.option(() -> split.of(format).ofKnownUsers());
        Parts parts = Parts.of(data, choice.splitter());
        parts.announce(choice, console);
        Judgements judgements = sample(Judgements.of(parts.unseen()));
        LearningCurve curve = measure(study, steps.after(), parts.training(), judgements);
        write(new CurveReport(options.title(), model, parts, judgements.users(), choice, curve));
        return 0;
    }

    /** The same users at every point and for every seed. */
    private Judgements sample(Judgements all) {
        Judgements sample = all.sample(judged, settings.seed());
        if (sample.users() < all.users()) {
            console.say("Judged by a sample of %,d of %,d users", sample.users(), all.users());
        }
        console.json("judged_users", sample.users(), "of_users", all.users());
        return sample;
    }

    private LearningCurveStudy study() {
        if (judged < 1) {
            throw new IllegalArgumentException("--judged must be at least 1: " + judged);
        }
        int most = settings.epochs(model);
        if (by == Axis.EPOCHS && points > 0 && points < Integer.SIZE && most >> (points - 1) == 0) {
            throw new IllegalArgumentException("--points must be at most "
                    + (Integer.SIZE - Integer.numberOfLeadingZeros(most)) + " over the epochs of " + model + ", "
                    + most + ": " + points);
        }
        return LearningCurveStudy.over(by)
                .withPoints(points)
                .withSeeds(settings.seed(), seeds)
                .withEpochs(settings.epochs(model));
    }

    private LearningCurve measure(LearningCurveStudy study, Preparation steps, Dataset training, Judgements judgements)
            throws IOException {
        int items = training.catalogue().items().rows() - 1;
        try (Scratch scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")));
                ProgressBar bar = console.progress("training " + model, (long) points * seeds)) {
            // Over events and epochs histories are those of the part, prepared with it.
            Dataset histories = by == Axis.USERS ? steps.apply(training).data() : training;
            PartTrainer trainer =
                    new CurveTrainer(model, settings, training, histories, by, metric.depth(), scratch.path());
            return study.measure(
                    training,
                    judgements,
                    metric.of(items),
                    part -> {
                        bar.step();
                        return trainer.train(part);
                    },
                    this::print);
        }
    }

    private void print(CurvePoint point) {
        console.say(
                "%,12d %s: %s %.4f%s%s, %,d users unknown, trained in %.2f s",
                point.size(),
                by,
                metric.toString(),
                point.mean(),
                Double.isNaN(point.deviation()) ? "" : Console.format(" ± %.4f", point.deviation()),
                Double.isNaN(point.gainPerDoubling())
                        ? ""
                        : Console.format(", %+.4f a doubling", point.gainPerDoubling()),
                point.unknownUsers(),
                point.cost().seconds());
        console.json(
                "by", by.toString(),
                "size", point.size(),
                "events", point.trained().events(),
                "users", point.trained().users(),
                "items", point.trained().items(),
                "epochs", point.epochs(),
                "unknown_users", point.unknownUsers(),
                "seeds", seeds,
                "metric", metric.toString(),
                "mean", point.mean(),
                "sd", point.deviation(),
                "gain_per_doubling", point.gainPerDoubling(),
                "train_s", point.cost().seconds(),
                "cpu_s", point.cost().cpuSeconds(),
                "peak_bytes", point.cost().peakBytes());
    }

    /** Writes text. */
    @FunctionalInterface
    private interface Text {
        void write(Writer writer) throws IOException;
    }

    private void write(CurveReport report) throws IOException {
        Files.createDirectories(out);
        write("curve.csv", report.curve()::writeCsv);
        write("costs.csv", report.curve()::writeCosts);
        write("report.html", page -> HtmlReport.write(report.page(), page));
        console.say("The report is @|bold %s|@", out.resolve("report.html"));
        console.json("report", out.resolve("report.html"));
    }

    private void write(String name, Text text) throws IOException {
        OutputFile.write(out.resolve(name), file -> {
            try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                text.write(writer);
            }
        });
    }
}

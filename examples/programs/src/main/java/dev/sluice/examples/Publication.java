package dev.sluice.examples;

import dev.sluice.ModelVersion;
import dev.sluice.data.Dataset;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.EpochReport;
import dev.sluice.train.Histories;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/**
 * Trains models on the same events and publishes them as one version, together with what serving needs beside them: the
 * catalogue, the users' histories, and popularity to fall back on.
 */
final class Publication {
    private final ModelOptions options;
    private final Console console;

    Publication(ModelOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    /** Trains and publishes into a repository; the version it made is current then. */
    ModelVersion publish(Dataset data, List<Model> models, ModelRepository repository) throws IOException {
        List<TrainedModel> trained = new ArrayList<>();
        for (Model model : models) {
            if (model != Model.POPULARITY) {
                trained.add(train(model, data));
            }
        }
        trained.add(ModelOptions.popularity(data.interactions()));
        trained.add(Histories.of(data.interactions()));
        ModelVersion version = repository.publish(writer -> {
            writer.catalogue(data.catalogue());
            writer.provenance("data.hash", data.hash());
            writer.provenance(
                    "data.events", Integer.toString(data.interactions().size()));
            for (TrainedModel model : trained) {
                model.write(writer);
            }
        });
        long peak = peakHeap();
        console.say("Published version @|bold %s|@; at most %,d MB of heap were in use", version, peak >> 20);
        console.json("version", version.id(), "peak_bytes", peak);
        return version;
    }

    private TrainedModel train(Model model, Dataset data) {
        List<EpochReport> epochs = new ArrayList<>();
        TrainedModel trained;
        try (ProgressBar bar = console.progress("training " + model, options.epochs(model))) {
            trained = options.train(model, data.interactions(), report -> {
                bar.step();
                epochs.add(report);
                show(model, report);
            });
        }
        say(model, epochs);
        return trained;
    }

    private void say(Model model, List<EpochReport> epochs) {
        double seconds = epochs.stream().mapToDouble(EpochReport::seconds).sum();
        double loss = epochs.get(epochs.size() - 1).loss();
        console.say(
                "Trained %s in %.2f s: epochs %d, of %.3f s each%s",
                model,
                seconds,
                epochs.size(),
                seconds / epochs.size(),
                Double.isNaN(loss)
                        ? ""
                        : Console.format(", loss %.1f to %.1f", epochs.get(0).loss(), loss));
    }

    private void show(Model model, EpochReport report) {
        console.json(
                "model", model.toString(),
                "epoch", report.epoch(),
                "seconds", report.seconds(),
                "cpu_seconds", report.cpuSeconds(),
                "gflops", report.gflops(),
                "loss", report.loss());
    }

    /** The most heap that was in use at once, garbage not yet collected included. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}

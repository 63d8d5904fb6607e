package dev.sluice.examples;

import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.softmax.TwoPhaseTrainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The epochs of trainings, by the model's name: printed as they end, and kept. */
final class Epochs {
    private final Map<String, List<EpochReport>> ended = new LinkedHashMap<>();
    private final Console console;

    Epochs(Console console) {
        this.console = console;
    }

    /** Hears of the epochs of a model, those of a second phase apart. */
    TrainingListener of(String model) {
        return report -> {
            String phase = report.model().equals(TwoPhaseTrainer.SECOND) ? report.model() : model;
            List<EpochReport> epochs = ended.computeIfAbsent(phase, name -> new ArrayList<>());
            epochs.add(report);
            print(phase, report);
            if (report.epoch() == report.epochs()) {
                sum(phase, epochs);
            }
        };
    }

    /** A model is trained; if it stopped before its last epoch, this is said. */
    void end(String model) {
        List<EpochReport> epochs = ended.getOrDefault(model, List.of());
        if (!epochs.isEmpty() && epochs.size() < epochs.get(0).epochs()) {
            sum(model, epochs);
        }
        best(epochs).ifPresent(best -> {
            console.say(
                    "Best after epoch %d of %d, which is what is kept: quality %.4f",
                    best.epoch(), best.epochs(), best.quality());
            console.json("model", model, "best_epoch", best.epoch(), "best_quality", best.quality());
        });
    }

    /** The first of the best that were judged. */
    private static Optional<EpochReport> best(List<EpochReport> epochs) {
        return epochs.stream()
                .filter(epoch -> !Double.isNaN(epoch.quality()))
                .reduce((best, later) -> later.quality() > best.quality() ? later : best);
    }

    /** All epochs so far by the model's name, each model's in their order. */
    Map<String, List<EpochReport>> ended() {
        return ended;
    }

    private void print(String model, EpochReport report) {
        console.json(
                "model", model,
                "epoch", report.epoch(),
                "seconds", report.seconds(),
                "cpu_seconds", report.cpuSeconds(),
                "gflops", report.gflops(),
                "loss", report.loss(),
                "quality", report.quality());
        if (!Double.isNaN(report.quality())) {
            console.say("Epoch %d of %d: quality %.4f", report.epoch(), report.epochs(), report.quality());
        }
    }

    private void sum(String model, List<EpochReport> epochs) {
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
                        : Console.format(", loss %.4g to %.4g", epochs.get(0).loss(), loss));
    }
}

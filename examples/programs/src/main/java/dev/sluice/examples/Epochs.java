package dev.sluice.examples;

import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The epochs of trainings, by the model's name: printed as they end, and kept. */
final class Epochs {
    private final Map<String, List<EpochReport>> ended = new LinkedHashMap<>();
    private final Console console;

    Epochs(Console console) {
        this.console = console;
    }

    /** Hears of the epochs of a model. */
    TrainingListener of(String model) {
        return report -> {
            List<EpochReport> epochs = ended.computeIfAbsent(model, name -> new ArrayList<>());
            epochs.add(report);
            print(model, report);
            if (report.epoch() == report.epochs()) {
                sum(model, epochs);
            }
        };
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
                "loss", report.loss());
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

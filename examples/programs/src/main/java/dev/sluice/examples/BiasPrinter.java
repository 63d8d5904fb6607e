package dev.sluice.examples;

import dev.sluice.eval.MetricResult;
import dev.sluice.eval.bias.GroupRate;
import dev.sluice.eval.metric.CoverageCurve;
import dev.sluice.examples.BiasFindings.OfGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints what lists show, a line a number. */
final class BiasPrinter {
    private final Console console;

    BiasPrinter(Console console) {
        this.console = console;
    }

    void print(BiasInputs inputs, BiasFindings findings) {
        new EvaluationPrinter(console).counts(findings.whole());
        console.say(
                "%,d items, %,d of them without any training event or line in --items",
                inputs.itemRows() - 1, inputs.beyondTraining());
        long leaked = inputs.likedInTraining();
        if (leaked > 0) {
            console.say(
                    "@|yellow Beware:|@ %,d liked items stand in their user's training: --train is to be what was"
                            + " trained on, without what is judged by",
                    leaked);
        }
        console.json(
                "items",
                inputs.itemRows() - 1,
                "beyond_training",
                inputs.beyondTraining(),
                "liked_in_training",
                leaked);
        findings.whole().results().values().forEach(result -> metric(result, Optional.empty()));
        findings.groups().forEach(each -> groups(inputs, each));
        findings.curves().forEach(this::curve);
        if (findings.curves().isEmpty()) {
            console.say("@|yellow Nothing is recommended|@: there is no coverage curve");
        }
    }

    private void groups(BiasInputs inputs, OfGroups of) {
        console.say("@|bold By %s|@", of.groups().toString());
        for (int group = 0; group < of.groups().groups(); group++) {
            group(of, of.shares().get(group), of.shown().get(group), of.liked().get(group));
        }
        int ungrouped = GroupShare.ungrouped(inputs, of.groups());
        if (ungrouped > 0) {
            console.say("  %,d items are in no group and left out", ungrouped);
            console.json("groups", of.by(), "ungrouped_items", ungrouped);
        }
        of.evaluation().results().values().forEach(result -> metric(result, Optional.of(of.by())));
    }

    private void group(OfGroups of, GroupShare share, GroupRate shown, GroupRate liked) {
        console.say(
                "  %-20s %,d items, %.4f of the catalogue, %.4f of the training events; shown %.6f, where liked %.4f",
                share.name(), share.items(), share.ofCatalogue(), share.ofTraining(), shown.rate(), liked.rate());
        console.json(
                "groups", of.by(),
                "group", share.name(),
                "items", share.items(),
                "catalogue_share", share.ofCatalogue(),
                "training_share", share.ofTraining(),
                "shown", shown.rate(),
                "shown_if_liked", liked.rate());
    }

    private void metric(MetricResult result, Optional<String> groups) {
        double low = result.interval().map(interval -> interval.low()).orElse(Double.NaN);
        double high = result.interval().map(interval -> interval.high()).orElse(Double.NaN);
        String range = result.interval().isPresent() ? Console.format("  %.4f to %.4f", low, high) : "";
        String value = Double.isNaN(result.value()) ? "undefined" : Console.format("%.4f", result.value());
        console.say("@|bold %-22s|@ %10s%s  %s", result.name(), value, range, result.variant());
        result.leftOut().forEach((reason, users) -> console.say("%22s %,d users left out: %s", "", users, reason));
        List<Object> line = new ArrayList<>(List.of("metric", result.name()));
        groups.ifPresent(by -> line.addAll(List.of("groups", by)));
        line.addAll(List.of("user", "all", "value", result.value(), "low", low, "high", high));
        line.addAll(List.of("users", result.users().size(), "left_out", result.leftOut()));
        line.addAll(List.of("variant", result.variant()));
        console.json(line.toArray());
    }

    private void curve(String run, CoverageCurve curve) {
        console.say("@|bold How many items make up the recommendations|@ of %s:", run);
        for (CoverageCurve.Point point : curve.points()) {
            console.say("  %3.0f %% %,d items", 100 * point.share(), point.items());
            console.json("curve", run, "share", point.share(), "items", point.items());
        }
    }
}

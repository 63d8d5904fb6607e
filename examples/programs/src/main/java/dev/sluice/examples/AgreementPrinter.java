package dev.sluice.examples;

import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Interval;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Prints how well models that were trained on several labels agree with the truth, user by user. */
final class AgreementPrinter {
    private static final List<String> FOR_LONG_ITEMS_TOO = List.of("quantile75", "d2q");
    private static final List<String> USUAL = List.of(Objective.CLICK, Objective.COMPLETION);

    private final Console console;

    AgreementPrinter(Console console) {
        this.console = console;
    }

    /**
     * Prints how well each guess agrees, and by how much the labels that compare items of one duration are better.
     *
     * @param guesses of one model, by the label it was trained on
     */
    void print(String model, TrueOrder order, Map<String, Guess> guesses) {
        if (order.users().isEmpty()) {
            throw new IllegalArgumentException(
                    "nobody to judge by: no user who has opened anything was " + order.name() + " two items");
        }
        console.say(
                "%n@|bold %s: rank correlation with true interest in what is %s, mean of %,d users|@",
                model, order.name(), order.users().size());
        Map<String, double[]> agreements = new LinkedHashMap<>();
        guesses.forEach((label, guess) -> agreements.put(label, order.agreements(guess)));
        agreements.forEach((label, agreement) -> print(model, label, order, agreement));
        for (String better : FOR_LONG_ITEMS_TOO) {
            for (String than : USUAL) {
                compare(model, better, than, order, agreements);
            }
        }
    }

    private void print(String model, String label, TrueOrder order, double[] agreement) {
        double value = mean(agreement);
        Interval interval = Bootstrap.defaults().mean(agreement);
        console.say("  %-28s %+.3f (%+.3f to %+.3f)", label, value, interval.low(), interval.high());
        console.json(
                "model",
                model,
                "trained_on",
                label,
                "items",
                order.name(),
                "rank_correlation_with_interest",
                value,
                "low",
                interval.low(),
                "high",
                interval.high(),
                "users",
                agreement.length);
    }

    private void compare(String model, String better, String than, TrueOrder order, Map<String, double[]> agreements) {
        double[] differences = of(better, agreements).clone();
        double[] others = of(than, agreements);
        Arrays.setAll(differences, user -> differences[user] - others[user]);
        double difference = mean(differences);
        Interval interval = Bootstrap.defaults().mean(differences);
        console.say(
                "  %-28s %+.3f (%+.3f to %+.3f)",
                better + " less " + than, difference, interval.low(), interval.high());
        console.json(
                "model",
                model,
                "better",
                better,
                "than",
                than,
                "items",
                order.name(),
                "difference",
                difference,
                "low",
                interval.low(),
                "high",
                interval.high());
    }

    private static double[] of(String label, Map<String, double[]> agreements) {
        return Objects.requireNonNull(agreements.get(label), label);
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElseThrow();
    }
}

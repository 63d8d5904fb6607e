package dev.sluice.examples;

import dev.sluice.eval.behaviour.Outcome;
import dev.sluice.eval.behaviour.SuiteResult;
import dev.sluice.eval.behaviour.Verdict;

/** Prints what became of expectations of behaviour. */
final class BehaviourPrinter {
    private final Console console;

    BehaviourPrinter(Console console) {
        this.console = console;
    }

    /** A line an expectation, and one for all. */
    void print(SuiteResult result) {
        result.outcomes().forEach(this::print);
        console.say(
                "%d passed, %d failed, %d skipped",
                result.count(Verdict.PASS), result.count(Verdict.FAIL), result.count(Verdict.SKIP));
        console.json(
                "verdict", result.verdict().name(),
                "passed", result.count(Verdict.PASS),
                "failed", result.count(Verdict.FAIL),
                "skipped", result.count(Verdict.SKIP));
    }

    private void print(Outcome outcome) {
        String line = Console.format(
                "%-20s %8.4f of %,5d cases, %s: %s",
                outcome.name(),
                outcome.observed().value(),
                outcome.observed().cases(),
                outcome.reason(),
                outcome.description());
        switch (outcome.verdict()) {
            case PASS -> console.say("@|green PASS|@ %s", line);
            case FAIL -> console.say("@|red FAIL|@ %s", line);
            case SKIP -> console.say("@|yellow SKIP|@ %s", line);
        }
        if (outcome.verdict() == Verdict.FAIL) {
            outcome.observed().examples().forEach(example -> console.say("     %s", example));
        }
        console.json(
                "behaviour", outcome.name(),
                "verdict", outcome.verdict().name(),
                "value", outcome.observed().value(),
                "bound", outcome.bound().toString(),
                "cases", outcome.observed().cases(),
                "reason", outcome.reason(),
                "examples", outcome.observed().examples());
    }
}

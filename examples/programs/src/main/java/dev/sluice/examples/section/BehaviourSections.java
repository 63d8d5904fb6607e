package dev.sluice.examples.section;

import static java.util.stream.Collectors.joining;

import dev.sluice.eval.behaviour.Observation;
import dev.sluice.eval.behaviour.Outcome;
import dev.sluice.eval.behaviour.SuiteResult;
import dev.sluice.eval.behaviour.Verdict;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.report.Table;
import dev.sluice.eval.report.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a system behaves, apart from its mean quality. */
public final class BehaviourSections {
    private static final Map<String, Tone> TONES = Map.of(
            Verdict.PASS.name(), Tone.GOOD,
            Verdict.FAIL.name(), Tone.BAD,
            Verdict.SKIP.name(), Tone.UNSURE);
    private static final int LONGEST = 300;

    private BehaviourSections() {}

    /** The verdicts, those first that people must see to; and cases to look at, if anything failed. */
    public static List<Section> of(SuiteResult result) {
        List<Section> sections = new ArrayList<>();
        sections.add(verdicts(result));
        examples(result).ifPresent(sections::add);
        return sections;
    }

    /** How many came to what, in a sentence. */
    public static String summary(SuiteResult result) {
        return "Of " + result.outcomes().size() + " expectations of behaviour, " + result.count(Verdict.PASS)
                + " passed, " + result.count(Verdict.FAIL) + " failed, " + result.count(Verdict.SKIP)
                + " had too few cases.";
    }

    private static Section verdicts(SuiteResult result) {
        return new Table(
                "How it behaves",
                "Expectations that hold apart from the mean quality. SKIP: there were too few cases to say.",
                List.of("behaviour", "verdict", "value", "must be", "cases", "what the value is", "why"),
                result.outcomes().stream()
                        .sorted(Comparator.comparingInt(BehaviourSections::urgency))
                        .map(BehaviourSections::row)
                        .toList(),
                TONES);
    }

    private static int urgency(Outcome outcome) {
        return switch (outcome.verdict()) {
            case FAIL -> 0;
            case SKIP -> 1;
            case PASS -> 2;
        };
    }

    private static List<String> row(Outcome outcome) {
        Observation observed = outcome.observed();
        return List.of(
                outcome.name(),
                outcome.verdict().name(),
                Numbers.decimals(observed.value()),
                outcome.bound().toString(),
                Numbers.count(observed.cases()),
                outcome.description(),
                outcome.verdict() == Verdict.PASS ? observed.unusable() : outcome.reason());
    }

    private static Optional<Section> examples(SuiteResult result) {
        List<List<String>> rows = result.outcomes().stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAIL)
                .filter(outcome -> !outcome.observed().examples().isEmpty())
                .map(outcome -> List.of(
                        outcome.name(),
                        outcome.observed().examples().stream()
                                .map(BehaviourSections::cut)
                                .collect(joining("; "))))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "Cases of failed expectations", "The worst of each.", List.of("behaviour", "cases"), rows));
    }

    private static String cut(String example) {
        return example.length() <= LONGEST ? example : example.substring(0, LONGEST) + "…";
    }
}

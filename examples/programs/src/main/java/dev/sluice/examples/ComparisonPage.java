package dev.sluice.examples;

import dev.sluice.eval.Comparisons;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.metric.Preset;
import dev.sluice.eval.report.Facts;
import dev.sluice.eval.report.Report;
import dev.sluice.eval.report.Section;
import dev.sluice.examples.section.ComparisonSections;
import dev.sluice.examples.section.EvaluationSections;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The page that sets systems beside each other.
 *
 * @param judgements what all were judged by
 * @param preset whose definitions
 * @param evaluations the first is what others are compared with
 * @param comparisons of the others with the first
 */
record ComparisonPage(Path judgements, Preset preset, List<Evaluation> evaluations, Comparisons comparisons) {
    /** The page. */
    Report page() {
        List<Section> sections = new ArrayList<>(ComparisonSections.of(comparisons));
        sections.add(EvaluationSections.beside("All metrics", evaluations));
        sections.add(facts());
        return new Report(
                "Compared with " + evaluations.get(0).system(), ComparisonSections.summary(comparisons), sections);
    }

    private Section facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Judgements", judgements.toString());
        facts.put("Users judged", Integer.toString(evaluations.get(0).judged()));
        evaluations.forEach(each ->
                facts.put(each.system() + ": without a list, counted as empty", Integer.toString(each.withoutList())));
        facts.put("Definitions", preset.name().toLowerCase(Locale.ROOT));
        evaluations.get(0).results().values().forEach(result -> facts.put(result.name(), result.variant()));
        return new Facts("What was compared", "", facts);
    }
}

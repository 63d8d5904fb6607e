package dev.sluice.examples;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.metric.Preset;
import dev.sluice.eval.report.Facts;
import dev.sluice.eval.report.Report;
import dev.sluice.eval.report.Section;
import dev.sluice.eval.slice.SliceReport;
import dev.sluice.examples.section.CurveSections;
import dev.sluice.examples.section.EvaluationSections;
import dev.sluice.examples.section.SliceSections;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The page that tells how good lists are.
 *
 * @param run the file of lists
 * @param judgements what they were judged by
 * @param preset whose definitions
 * @param evaluation of all users
 * @param ofUsers slices of users
 * @param ofItems slices of items
 */
record EvaluationPage(
        Path run,
        String judgements,
        Preset preset,
        Evaluation evaluation,
        List<SliceReport> ofUsers,
        List<SliceReport> ofItems) {
    /** The page. */
    Report page() {
        List<Section> sections = new ArrayList<>();
        sections.add(EvaluationSections.chart(evaluation));
        sections.add(EvaluationSections.table("All metrics", evaluation));
        sections.addAll(SliceSections.ofUsers(ofUsers));
        sections.addAll(SliceSections.ofItems(ofItems));
        sections.addAll(CurveSections.of(evaluation));
        sections.add(facts());
        return new Report("How good " + evaluation.system() + " is", summary(), sections);
    }

    private String summary() {
        return Console.format(
                "%,d users with judgements, %,d of them without a list; %,d lists without judgements, which do not"
                        + " count.",
                evaluation.judged(), evaluation.withoutList(), evaluation.unjudged());
    }

    private Section facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Run", run.toString());
        facts.put("Judgements", judgements);
        facts.put("Definitions", preset.name().toLowerCase(Locale.ROOT));
        return new Facts("What was judged", "", facts);
    }
}

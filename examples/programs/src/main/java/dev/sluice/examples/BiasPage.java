package dev.sluice.examples;

import dev.sluice.eval.Evaluation;
import dev.sluice.eval.report.Facts;
import dev.sluice.eval.report.Report;
import dev.sluice.eval.report.Section;
import dev.sluice.examples.section.CoverageSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page that shows what lists show, and whom they favour.
 *
 * @param training where the training came from
 * @param qrels where the judgements came from
 * @param inputs what was read
 * @param settings how it was looked at
 * @param findings what was found
 */
record BiasPage(String training, Path qrels, BiasInputs inputs, BiasSettings settings, BiasFindings findings) {
    /** The page. */
    Report page() {
        List<Section> sections = new ArrayList<>(BiasSections.of(findings, settings.k()));
        CoverageSection.of(findings.curves(), settings.k(), inputs.itemRows() - 1)
                .ifPresent(sections::add);
        sections.addAll(BiasSections.details(findings));
        sections.add(facts());
        return new Report("What " + inputs.name() + " favours", summary(), sections);
    }

    private String summary() {
        Evaluation whole = findings.whole();
        return Console.format(
                "Lists for %,d users. The first %d places show %s of the items; concentration (Gini) is %s, bias by"
                        + " popularity %s for users and %s for items, where 0 is none and 1 is all.",
                whole.judged(),
                settings.k(),
                BiasSections.percent(whole.result("coverage@" + settings.k()).value()),
                BiasSections.decimals(
                        whole.result("giniConcentration@" + settings.k()).value()),
                BiasSections.decimals(whole.result("pru").value()),
                BiasSections.decimals(whole.result("pri").value()));
    }

    private Section facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Run", inputs.name());
        inputs.baseline().ifPresent(baseline -> facts.put("Baseline", baseline.name()));
        facts.put("Judgements", qrels.toString());
        facts.put("Training", training);
        facts.put("Users judged", Integer.toString(findings.whole().judged()));
        facts.put("Of them without a list", Integer.toString(findings.whole().withoutList()));
        facts.put("Lists without judgements", Integer.toString(findings.whole().unjudged()));
        facts.put("Items", Integer.toString(inputs.itemRows() - 1));
        facts.put("Of them without training", Integer.toString(inputs.beyondTraining()));
        facts.put("Liked items that stand in their user's training", Long.toString(inputs.likedInTraining()));
        facts.put("Places", Integer.toString(settings.k()));
        facts.put("Ranks", settings.ranks().toString());
        findings.groups()
                .forEach(each -> facts.put(
                        "Groups",
                        facts.containsKey("Groups")
                                ? facts.get("Groups") + "; " + each.groups()
                                : each.groups().toString()));
        return new Facts("What was looked at", "", facts);
    }
}

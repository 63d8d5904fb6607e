package dev.sluice.examples.prepare;

import dev.sluice.data.Vocabulary;
import dev.sluice.data.content.IdList;
import dev.sluice.data.content.ScoreFile;
import dev.sluice.data.content.ScoreRule;
import dev.sluice.data.duplicate.MergeItems;
import dev.sluice.data.duplicate.SameText;
import dev.sluice.data.duplicate.SimilarText;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.label.Recency;
import dev.sluice.data.label.WeighedBy;
import dev.sluice.data.label.WeighedBy.Into;
import dev.sluice.data.prepare.ActiveUsers;
import dev.sluice.data.prepare.Availability;
import dev.sluice.data.prepare.CompactCatalogue;
import dev.sluice.data.prepare.DuplicateEvents;
import dev.sluice.data.prepare.DuplicatePairs;
import dev.sluice.data.prepare.FrequentItems;
import dev.sluice.data.prepare.KCore;
import dev.sluice.data.prepare.LatestPerItem;
import dev.sluice.data.prepare.LatestPerUser;
import dev.sluice.data.prepare.PositiveEvents;
import dev.sluice.data.prepare.Step;
import dev.sluice.data.prepare.TimeWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The steps that a file can name. A new step is a new row. */
final class StepTable {
    /**
     * A step and what it can be told.
     *
     * @param name in files
     * @param turn when it runs where data are split
     * @param settings names of its settings
     * @param making makes it of them
     */
    record Row(String name, Turn turn, List<String> settings, Making making) {}

    /** When a step runs where data are split into what to learn from and what to be judged by. */
    enum Turn {
        /** Before the split: it says which items there are, by what is known of them alone. */
        BEFORE,
        /** After the split, or before it if a step after it is for there: it looks at each event, or item, alone. */
        EITHER,
        /** After the split: what others did, or did later, decides. */
        AFTER,
        /** Not at all: events become what came of them, and users would be judged by what they were merely shown. */
        NEVER
    }

    /** Makes a step of its settings, of which one may name a file. */
    @FunctionalInterface
    interface Making {
        Step of(StepSettings settings) throws IOException;
    }

    private static final List<Row> ROWS = List.of(
            new Row("positives", Turn.EITHER, List.of("at-least"), StepTable::positives),
            new Row("window", Turn.EITHER, List.of("last", "as-of", "from", "to"), StepTable::window),
            new Row("active-users", Turn.AFTER, List.of("at-least", "last", "as-of", "types"), StepTable::activeUsers),
            new Row("availability", Turn.EITHER, List.of("published", "removed"), StepTable::availability),
            new Row("exposures", Turn.NEVER, List.of("window", "as-of", "unfinished"), StepTable::exposures),
            new Row("label", Turn.NEVER, List.of("name", "cap", "before"), StepTable::label),
            new Row("same-items", Turn.BEFORE, List.of("texts"), StepTable::sameItems),
            new Row("similar-items", Turn.BEFORE, List.of("text", "at-least"), StepTable::similarItems),
            new Row("denied-items", Turn.EITHER, List.of("file"), StepTable::deniedItems),
            new Row("scored-items", Turn.EITHER, List.of("file", "column", "drop-from"), StepTable::scoredItems),
            new Row("duplicate-events", Turn.AFTER, List.of(), settings -> new DuplicateEvents()),
            new Row("duplicate-pairs", Turn.AFTER, List.of("keep"), StepTable::duplicatePairs),
            new Row(
                    "latest-per-user",
                    Turn.AFTER,
                    List.of("events"),
                    settings -> new LatestPerUser(settings.count("events"))),
            new Row(
                    "latest-per-item",
                    Turn.AFTER,
                    List.of("events"),
                    settings -> new LatestPerItem(settings.count("events"))),
            new Row("k-core", Turn.AFTER, List.of("per-user", "per-item"), StepTable::kCore),
            new Row("frequent-items", Turn.AFTER, List.of("at-least"), StepTable::frequentItems),
            new Row("decay", Turn.AFTER, List.of("half-life", "as-of", "into"), StepTable::decay),
            new Row("compact", Turn.AFTER, List.of("of"), StepTable::compact));

    private StepTable() {}

    /** The step of this name, if there is one. */
    static Optional<Row> find(String name) {
        return ROWS.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** The names of all steps, by commas. */
    static String names() {
        return ROWS.stream().map(Row::name).collect(Collectors.joining(", "));
    }

    private static Step positives(StepSettings settings) {
        return new PositiveEvents(settings.value("at-least"));
    }

    private static Step window(StepSettings settings) {
        return settings.has("last")
                ? TimeWindow.last(settings.duration("last"), settings.moment("as-of"))
                : new TimeWindow(settings.moment("from"), settings.moment("to"));
    }

    private static Step activeUsers(StepSettings settings) {
        return ActiveUsers.of(settings.count("at-least"), settings.duration("last"), settings.moment("as-of"))
                .counting(settings.texts("types"));
    }

    private static Step availability(StepSettings settings) {
        return new Availability(settings.text("published"), settings.text("removed"));
    }

    private static Step exposures(StepSettings settings) {
        Exposures all =
                settings.momentIfAny("as-of").map(new Exposures()::withHorizon).orElseGet(Exposures::new);
        if (!settings.has("window")) {
            return all;
        }
        Exposures within = all.withWindow(settings.duration("window"));
        return settings.has("unfinished")
                ? within.withUnfinished(settings.choice("unfinished", Exposures.Unfinished.class))
                : within;
    }

    private static Step label(StepSettings settings) {
        String name = settings.requiredText("name");
        return switch (name) {
            case "dwell" -> NamedLabel.dwell(settings.duration("cap"));
            case "skip" -> NamedLabel.skip(settings.duration("before"));
            default ->
                NamedLabel.find(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no label " + name + ", there are " + NamedLabel.names() + ", dwell, skip"));
        };
    }

    private static Step sameItems(StepSettings settings) {
        return new MergeItems(new SameText(List.copyOf(settings.texts("texts")))).withLabels(PolicyLabels.VALUES);
    }

    private static Step similarItems(StepSettings settings) {
        return new MergeItems(
                        SimilarText.of(settings.requiredText("text")).withLeastSimilarity(settings.number("at-least")))
                .withLabels(PolicyLabels.VALUES);
    }

    private static Step deniedItems(StepSettings settings) throws IOException {
        Path file = Path.of(settings.requiredText("file"));
        IdList denied = IdList.denying(file);
        return new WithheldItems("denied by " + file.getFileName(), renaming -> {
            IdList known = denied.renamed(renaming);
            return new WithheldItems.Known(known, known::strangers);
        });
    }

    private static Step scoredItems(StepSettings settings) throws IOException {
        Path file = Path.of(settings.requiredText("file"));
        String column = settings.requiredText("column");
        double drop = settings.number("drop-from");
        ScoreFile scores = ScoreFile.read(file, column);
        return new WithheldItems(column + " of " + file.getFileName(), renaming -> {
            ScoreFile known = scores.renamed(renaming);
            return new WithheldItems.Known(ScoreRule.dropping(known, drop), known::strangers);
        });
    }

    private static Step frequentItems(StepSettings settings) {
        return new FrequentItems(settings.count("at-least"), Vocabulary.ALL);
    }

    private static Step duplicatePairs(StepSettings settings) {
        return new DuplicatePairs(settings.choice("keep", DuplicatePairs.Policy.class));
    }

    private static Step kCore(StepSettings settings) {
        return new KCore(settings.count("per-user"), settings.count("per-item"));
    }

    private static Step decay(StepSettings settings) {
        Into into = settings.has("into") ? settings.choice("into", Into.class) : Into.VALUE;
        return new WeighedBy(new Recency(settings.duration("half-life"), settings.moment("as-of")), into);
    }

    private static Step compact(StepSettings settings) {
        return new CompactCatalogue(settings.choice("of", CompactCatalogue.Part.class));
    }
}

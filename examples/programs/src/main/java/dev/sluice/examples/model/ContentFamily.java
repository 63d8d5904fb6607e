package dev.sluice.examples.model;

import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.train.content.ContentSettings;
import dev.sluice.train.content.ContentSettings.Repeats;
import dev.sluice.train.content.ContentSettings.Weighing;
import dev.sluice.train.content.ContentTrainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Items by what they are about. */
final class ContentFamily implements Family {
    private static final ContentSettings DEFAULTS = ContentSettings.defaults();

    private final SpanOptions spans;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME[:WEIGHT]",
            description = "content: the items' columns that say what they are about, and how much each counts, such as"
                    + " genres,title:0.5 (all of texts and tags, each 1)")
    private List<String> columns = List.of();

    @Option(names = "--least-items", description = "content: in how many items a term must be (${DEFAULT-VALUE})")
    private int leastItems = DEFAULTS.leastItems();

    @Option(
            names = "--most-share",
            description = "content: words of texts in a greater share of the items are left out (${DEFAULT-VALUE})")
    private double mostShare = DEFAULTS.mostShare();

    @Option(
            names = "--repeats",
            description = "content: what a word that comes again counts: each time as much, count, or less, log"
                    + " (${DEFAULT-VALUE})")
    private Repeats repeats = DEFAULTS.repeats();

    @Option(
            names = "--weighing",
            description = "content: what an item of a history counts: equal, or by its value (${DEFAULT-VALUE})")
    private Weighing weighing = DEFAULTS.weighing();

    ContentFamily(SpanOptions spans) {
        this.spans = spans;
    }

    @Override
    public void weighByValue(TrainingData data) {
        weighing = Weighing.VALUE;
    }

    @Override
    public SearchSpace space() {
        return SearchSpace.parse("half-life=7d/30d/90d/365d/3650d,least-items=1..10:log,most-share=0.05..1.0:log,"
                + "repeats=log/count");
    }

    @Override
    public Fitting fitting(SharedOptions shared) {
        ContentTrainer trainer = new ContentTrainer(settings());
        return new Fitting(
                (data, run) -> trainer.estimateBytes(data.dataset().catalogue().items()),
                (data, run) -> trainer.train(data.dataset().catalogue().items(), run.listener()));
    }

    private ContentSettings settings() {
        Map<String, Double> weights = new LinkedHashMap<>();
        columns.forEach(column -> weights.put(name(column), weight(column)));
        ContentSettings settings = DEFAULTS.withColumns(weights)
                .withLeastItems(leastItems)
                .withMostShare(mostShare)
                .withRepeats(repeats)
                .withWeighing(weighing);
        return spans.halfLife().map(settings::withHalfLife).orElse(settings);
    }

    private static String name(String column) {
        int colon = column.lastIndexOf(':');
        return colon < 0 ? column : column.substring(0, colon);
    }

    private static double weight(String column) {
        int colon = column.lastIndexOf(':');
        try {
            return colon < 0 ? 1 : Double.parseDouble(column.substring(colon + 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--columns must have numbers behind colons: " + column, e);
        }
    }
}

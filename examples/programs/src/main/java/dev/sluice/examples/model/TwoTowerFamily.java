package dev.sluice.examples.model;

import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.ranking.tower.TowerInputs;
import dev.sluice.ranking.tower.TwoTowerSettings;
import dev.sluice.ranking.tower.TwoTowerTrainer;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** Two towers. */
final class TwoTowerFamily implements Family {
    private static final TwoTowerSettings DEFAULTS = TwoTowerSettings.defaults();
    private static final TowerInputs INPUTS = DEFAULTS.inputs();

    private final SpanOptions spans;
    private final SamplingOptions sampling;
    private final PublishedOption published;

    @Option(
            names = "--item-columns",
            split = ",",
            paramLabel = "NAME",
            description = "two-tower: the items' columns that it looks at (all of texts and tags)")
    private List<String> itemColumns = List.of();

    @Option(
            names = "--user-columns",
            split = ",",
            paramLabel = "NAME",
            description = "two-tower: the users' columns that it looks at (all of texts and tags)")
    private List<String> userColumns = List.of();

    @Option(
            names = "--least-rows",
            description = "two-tower: how many items or users a value of a column must have (${DEFAULT-VALUE})")
    private int leastRows = INPUTS.leastRows();

    @Option(
            names = "--latest",
            description = "two-tower: how many of a user's latest events it looks at (${DEFAULT-VALUE})")
    private int latest = INPUTS.history();

    @Option(
            names = "--activity",
            split = ",",
            paramLabel = "SPAN",
            converter = SpanOptions.Converter.class,
            description = "two-tower: spans of time in which a user's events are counted (1h,1d,7d,28d)")
    private List<Duration> activity = INPUTS.spans();

    @Option(names = "--hidden", description = "two-tower: units of a hidden layer, 0 for none (${DEFAULT-VALUE})")
    private int hidden = DEFAULTS.hidden();

    @Option(
            names = "--id-dropout",
            description = "two-tower: how often an item goes by its attributes alone (${DEFAULT-VALUE})")
    private double idDropout = DEFAULTS.idDropout();

    @Option(
            names = "--unmet-weight",
            description = "two-tower: how much an item without events counts as a negative (${DEFAULT-VALUE})")
    private double unmetWeight = DEFAULTS.unmetWeight();

    TwoTowerFamily(SpanOptions spans, SamplingOptions sampling, PublishedOption published) {
        this.spans = spans;
        this.sampling = sampling;
        this.published = published;
    }

    private TwoTowerSettings settings(SharedOptions shared) {
        TowerInputs inputs = INPUTS.withItemColumns(itemColumns)
                .withUserColumns(userColumns)
                .withLeastRows(leastRows)
                .withHistory(latest)
                .withHalfLife(spans.halfLife().orElse(INPUTS.halfLife()))
                .withSpans(activity);
        published.stated();
        return DEFAULTS.withDimension(shared.dimension(DEFAULTS.dimension()))
                .withHidden(hidden)
                .withEpochs(epochs(shared))
                .withBatch(sampling.batch(DEFAULTS.batch()))
                .withUniformNegatives(sampling.uniformNegatives(DEFAULTS.uniformNegatives()))
                .withLoss(sampling.loss(DEFAULTS.loss()))
                .withIdDropout(idDropout)
                .withUnmetWeight(unmetWeight)
                .withInputs(inputs)
                .withLearningRate(shared.learningRate(DEFAULTS.learningRate()))
                .withSeed(shared.seed())
                .withThreads(shared.threads());
    }

    @Override
    public int epochs(SharedOptions shared) {
        return shared.epochs(DEFAULTS.epochs());
    }

    @Override
    public SearchSpace space() {
        return SearchSpace.parse("temperature=0.03..0.3:log,learning-rate=0.02..0.3:log,id-dropout=0.05..0.5:log,"
                + "latest=10..200:log,uniform-negatives=128..1024:log");
    }

    @Override
    public Fitting fitting(SharedOptions shared) {
        TwoTowerSettings settings = settings(shared);
        return new Fitting(
                (data, run) ->
                        trainer(settings, data).stoppingBy(run.stopping()).estimateBytes(data.dataset()),
                (data, run) ->
                        trainer(settings, data).stoppingBy(run.stopping()).train(data.dataset(), run.listener()));
    }

    private TwoTowerTrainer trainer(TwoTowerSettings settings, TrainingData data) {
        SpanOptions.requireTimes(data.events(), "two-tower");
        TowerInputs inputs = settings.inputs();
        return new TwoTowerTrainer(settings.withInputs(
                published.column(data).map(inputs::withPublished).orElse(inputs)));
    }
}

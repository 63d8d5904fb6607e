package dev.sluice.examples.model;

import dev.sluice.data.Dataset;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.als.AlsSettings;
import dev.sluice.train.neighbours.NeighboursSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The options of all families, and their trainings by these. */
public final class ModelOptions {
    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Mixin
    AlsFamily als = new AlsFamily();

    @Mixin
    BprFamily bpr = new BprFamily();

    @Mixin
    NeighboursFamily neighbours = new NeighboursFamily();

    @Mixin
    GraphFilterFamily graphFilter = new GraphFilterFamily();

    @Mixin
    private SpanOptions spans = new SpanOptions();

    @Mixin
    PopularityFamily popularity = new PopularityFamily(spans);

    private final PublishedOption published = new PublishedOption();

    @Mixin
    RecentFamily recent = new RecentFamily(spans, published);

    @Mixin
    ContentFamily content = new ContentFamily(spans);

    @Mixin
    private SamplingOptions sampling = new SamplingOptions();

    @Mixin
    SoftmaxFamily softmax = new SoftmaxFamily(sampling);

    @Mixin
    TwoTowerFamily twoTower = new TwoTowerFamily(spans, sampling, published);

    @Mixin
    EaseFamily ease = new EaseFamily();

    @Mixin
    Rp3BetaFamily rp3beta = new Rp3BetaFamily();

    /** What these options are made of beside numbers; a command that has them must know it. */
    public static void registerTypes(CommandLine line) {
        line.setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(NeighboursSettings.Bias.class, ModelOptions::bias);
        explain(line, new SharedDefaults());
    }

    private static void explain(CommandLine line, ResourceBundle defaults) {
        line.getSubcommands().values().forEach(command -> explain(command, defaults));
        line.setResourceBundle(defaults);
    }

    private static NeighboursSettings.Bias bias(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "none" -> NeighboursSettings.Bias.NONE;
            case "item-mean" -> NeighboursSettings.Bias.ITEM_MEAN;
            default -> throw new TypeConversionException("bias must be none or item-mean: " + name);
        };
    }

    /**
     * Options as they stand on a command line.
     *
     * @param words such as {@code --dim=64}
     * @throws IllegalArgumentException if one is none of these options, or has no such value
     */
    public static ModelOptions parse(List<String> words) {
        ModelOptions options = new ModelOptions();
        CommandLine line = new CommandLine(options);
        registerTypes(line);
        try {
            line.parseArgs(words.toArray(new String[0]));
        } catch (ParameterException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return options;
    }

    /**
     * Refuses settings that the trainers of some models would refuse, before any work is done.
     *
     * @return these
     * @throws IllegalArgumentException if one would
     */
    public ModelOptions checkedFor(List<Model> models) {
        models.forEach(model -> model.family(this).fitting(shared));
        return this;
    }

    /** The names, with dashes, of the options that make a difference to a model. */
    public static Set<String> namesFor(Model model) {
        Set<String> names = new TreeSet<>(asked(model).keySet());
        names.addAll(CommandSpec.forAnnotatedObject(model.family(new ModelOptions()))
                .optionsMap()
                .keySet());
        return names;
    }

    /** What a model's family takes where options are not given that it shares, by their names. */
    static Map<String, String> asked(Model model) {
        ModelOptions options = new ModelOptions();
        model.family(options).fitting(options.shared);
        Map<String, String> asked = new TreeMap<>(options.shared.asked().defaults());
        asked.putAll(options.spans.asked().defaults());
        asked.putAll(options.sampling.asked().defaults());
        asked.putAll(options.published.asked().defaults());
        return asked;
    }

    /** How many epochs a model takes. */
    public int epochs(Model model) {
        return model.family(this).epochs(shared);
    }

    /** Whether a model is trained epoch after epoch, for as many as are asked for. */
    public static boolean hasEpochs(Model model) {
        return asked(model).containsKey("--epochs");
    }

    /** Where a model's best settings are looked for; empty if it has none to set. */
    public SearchSpace space(Model model) {
        return model.family(this).space();
    }

    /** What everything drawn is drawn by. */
    public long seed() {
        return shared.seed();
    }

    /** From then on a model counts an event by its value, if it can. */
    public void weighByValue(Model model, Dataset data) {
        model.family(this).weighByValue(new TrainingData(data));
    }

    /**
     * From then on it is known what was served, for a model that learns from it in a second phase.
     *
     * @param exposures of the users and items that models are trained on, each with its outcome as its value; asked for
     *     when a training begins
     */
    public void knowServed(Supplier<Interactions> exposures) {
        softmax.served().know(exposures);
    }

    /** Whether a model learns from what was served. */
    public boolean learnsFromServed(Model model) {
        return model == Model.SOFTMAX && softmax.served().settings().isPresent();
    }

    /** Trains a model. */
    public TrainedModel train(Model model, Dataset data, TrainingRun run) {
        return train(model, data, run, shared);
    }

    /** Trains a model with another seed and number of epochs. */
    public TrainedModel train(Model model, Dataset data, TrainingRun run, long seed, int epochs) {
        return train(model, data, run, shared.with(seed, epochs));
    }

    private TrainedModel train(Model model, Dataset data, TrainingRun run, SharedOptions options) {
        Fitting fitting = model.family(this).fitting(options);
        TrainingData both = new TrainingData(data);
        run.memory().accept(fitting.bytes().applyAsLong(both, run));
        return fitting.training().apply(both, run);
    }

    /** The settings of alternating least squares on that data. */
    public AlsSettings als(InteractionMatrix matrix) {
        return als.weighted(als.settings(shared), matrix);
    }
}

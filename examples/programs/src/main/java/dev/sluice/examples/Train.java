package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.Prepared;
import dev.sluice.examples.model.Model;
import dev.sluice.examples.model.ModelOptions;
import dev.sluice.examples.prepare.NamedLabel;
import dev.sluice.examples.prepare.ReadOrder;
import dev.sluice.examples.ranker.RankerKind;
import dev.sluice.examples.ranker.RankerOptions;
import dev.sluice.examples.retrieve.Scratch;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains one model on a file of events and publishes it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains a model and publishes it into a repository, with popularity to fall back on.")
final class Train implements Callable<Integer> {
    /** Options that say nothing to rankers. */
    private static final List<String> OF_MODELS = List.of("--label", "--validate", "--patience", "--start-from");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Console console = new Console();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private ModelOptions settings = new ModelOptions();

    @Mixin
    private RankerOptions rankers = new RankerOptions();

    @Option(
            names = "--model",
            required = true,
            completionCandidates = AskedModel.Names.class,
            description = "what to train: ${COMPLETION-CANDIDATES}; logistic, fm and dcn are rankers, and come with the"
                    + " models that propose to them")
    private AskedModel asked = AskedModel.of(Model.ALS);

    private Model model = Model.ALS;

    @Option(
            names = "--label",
            description = "learn from a label of exposures, which the version then holds: click, completion75,"
                    + " quantile75, d2q, wtg, purchase or return")
    @Nullable
    private NamedLabel label;

    @Mixin
    private ValidationOptions validation = new ValidationOptions();

    @Mixin
    private WarmStartOption start = new WarmStartOption();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the repository")
    private Path out = Path.of("");

    /** What was served and what came of it, once it is read. */
    private Optional<Interactions> served = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (asked.ranker().isPresent()) {
            trainRanker(asked.ranker().get());
        } else {
            model = asked.model().orElseThrow();
            trainModel();
        }
        return 0;
    }

    private void trainRanker(RankerKind kind) throws IOException {
        console.option(() -> settings.checkedFor(Model.OF_FUNNEL));
        console.option(rankers::checked);
        console.option(() -> refuseWhatIsOfModels(kind));
        data.check(console);
        DataFormat format = data.format();
        Prepared prepared =
                ReadOrder.of(preparation.read().apply(data.read(format, console), new StepPrinter(console)::print));
        Labels.announce(prepared.data().catalogue(), console);
        new FunnelTraining(settings, rankers, SplitChoice.defaultOf(format).within(), console)
                .publish(kind, prepared, out);
    }

    private RankerKind refuseWhatIsOfModels(RankerKind kind) {
        for (String name : OF_MODELS) {
            if (spec.commandLine().getParseResult().hasMatchedOption(name)) {
                throw new IllegalArgumentException(name + " goes with a model that proposes: " + kind);
            }
        }
        return kind;
    }

    private void trainModel() throws IOException {
        if (label != null) {
            settings.knowServed(() -> served.orElseThrow());
        }
        console.option(() -> settings.checkedFor(List.of(model)));
        console.option(() -> validation.checked(model, settings));
        console.option(() -> start.checked(model, settings));
        data.check(console);
        sayWhatIsOfNoUse();
        if (label != null) {
            console.option(data::leastLabel);
        }
        DataFormat format = data.format();
        Preparation steps = preparation.read();
        StepPrinter printer = new StepPrinter(console);
        if (label == null) {
            Prepared prepared = ReadOrder.of(steps.apply(data.read(format, console), printer::print));
            publish(prepared, Optional.empty(), List.of());
        } else {
            Prepared exposures = steps.apply(data.readExposures(format, console), printer::print);
            publish(exposures, Objective.fit(label, exposures.data().interactions()), printer);
        }
    }

    /** Options of other models may stand in a line that is used for several. */
    private void sayWhatIsOfNoUse() {
        List<String> useless = GivenOptions.of(spec.commandLine().getParseResult())
                .uselessIn(CommandSpec.forAnnotatedObject(new ModelOptions()), ModelOptions.namesFor(model));
        if (!useless.isEmpty()) {
            console.say("@|yellow Beware|@: %s does nothing with %s", model.toString(), String.join(", ", useless));
            console.json("model", model.toString(), "useless", useless);
        }
    }

    /** Learns from what the label says, and recommends nothing that was opened or watched, whatever it says. */
    private void publish(Prepared exposures, Objective objective, StepPrinter printer) throws IOException {
        Prepared prepared = ReadOrder.of(objective.label(exposures, data.leastLabel(), printer::print));
        settings.weighByValue(model, prepared.data());
        Catalogue catalogue = prepared.data().catalogue();
        served = Optional.of(objective.outcomes(exposures.data(), catalogue));
        publish(prepared, Optional.of(Seen.of(exposures.data()).in(catalogue)), List.of(objective));
    }

    private void publish(Prepared prepared, Optional<Interactions> seen, List<Objective> objectives)
            throws IOException {
        Dataset dataset = prepared.data();
        Labels.announce(dataset.catalogue(), console);
        Optional<HeldOut> heldOut = validation.holdOut(dataset, settings.seed());
        heldOut.ifPresent(held -> held.announce(console));
        List<TrainedModel> published = new ArrayList<>(objectives);
        heldOut.ifPresent(held -> published.add(held.noted(model)));
        try (ModelRepository repository = ModelRepository.open(out);
                Scratch scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")));
                WarmStartOption.Opened opened = start.open(model, dataset.catalogue(), console)) {
            Training.Way way = new Training.Way(
                    heldOut.map(HeldOut::training),
                    validation.stopping(model, heldOut, scratch.path()),
                    opened.start(),
                    new MemoryNeed(model.toString(), console));
            Epochs epochs = new Epochs(console);
            published.addAll(new Training(settings, seen, console).train(List.of(model), dataset, way, epochs::of));
            epochs.end(model.toString());
            Publication.announce(Publication.publish(prepared, published, repository), console);
        }
    }
}

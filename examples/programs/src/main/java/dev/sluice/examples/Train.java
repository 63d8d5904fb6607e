package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.Prepared;
import dev.sluice.examples.prepare.NamedLabel;
import dev.sluice.examples.prepare.ReadOrder;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains one model on a file of events and publishes it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains a model and publishes it into a repository, with popularity to fall back on.")
final class Train implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private PreparationOptions preparation = new PreparationOptions();

    @Mixin
    private ModelOptions settings = new ModelOptions();

    @Option(names = "--model", required = true, description = "what to train: ${COMPLETION-CANDIDATES}")
    private Model model = Model.ALS;

    @Option(
            names = "--label",
            description = "learn from a label of exposures, which the version then holds: click, completion75,"
                    + " quantile75, d2q, wtg, purchase or return")
    @Nullable
    private NamedLabel label;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the repository")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        settings.check(console);
        data.check(console);
        DataFormat format = data.format();
        Preparation steps = preparation.read();
        StepPrinter printer = new StepPrinter(console);
        List<TrainedModel> published = new ArrayList<>();
        Prepared prepared;
        if (label == null) {
            prepared = steps.apply(data.read(format, console), printer::print);
        } else {
            Prepared exposures = steps.apply(data.readExposures(format, console), printer::print);
            Objective objective = Objective.fit(label, exposures.data().interactions());
            prepared = objective.label(exposures, data.leastLabel(), printer::print);
            settings.weighByValue(prepared.data().interactions());
            published.add(objective);
        }
        publish(ReadOrder.of(prepared), published);
        return 0;
    }

    private void publish(Prepared prepared, List<TrainedModel> published) throws IOException {
        Dataset dataset = prepared.data();
        Labels.announce(dataset.catalogue(), console);
        try (ModelRepository repository = ModelRepository.open(out)) {
            published.addAll(new Training(settings, console)
                    .train(List.of(model), dataset.interactions(), new Epochs(console)::of));
            Publication.announce(Publication.publish(prepared, published, repository), console);
        }
    }
}

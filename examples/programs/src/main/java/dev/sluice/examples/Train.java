package dev.sluice.examples;

import dev.sluice.data.DataFormat;
import dev.sluice.data.Dataset;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.Prepared;
import dev.sluice.examples.prepare.ReadOrder;
import dev.sluice.store.ModelRepository;
import dev.sluice.train.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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

    @ArgGroup(multiplicity = "1")
    private EventSource events = new EventSource();

    @Option(names = "--format", description = "of the files: ml-latest, ml-100k, ml-1m, tsv or csv (tsv)")
    @Nullable
    private DataFormat given;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the repository")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        settings.check(console);
        data.check(events, console);
        DataFormat format =
                console.option(() -> events.format(Optional.ofNullable(given), Optional.of(DataFormat.TSV)));
        Preparation steps = preparation.read();
        Prepared prepared =
                ReadOrder.of(steps.apply(data.read(events, format, console), new StepPrinter(console)::print));
        Dataset dataset = prepared.data();
        Labels.announce(dataset.catalogue(), console);
        try (ModelRepository repository = ModelRepository.open(out)) {
            List<TrainedModel> models = new Training(settings, console)
                    .train(List.of(model), dataset.interactions(), new Epochs(console)::of);
            Publication.announce(Publication.publish(prepared, models, repository), console);
        }
        return 0;
    }
}

package dev.sluice.examples;

import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.metric.ItemPopularity;
import dev.sluice.eval.trec.TrecReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything read, in the rows of the training; users and items it does not know come after.
 *
 * @param name of the run
 * @param columns the columns of items to group by
 * @param items what is known of items
 * @param itemRows rows of items, the unknown and those that only other files know among them
 * @param history what users have had to do with
 * @param popularity how often items were met
 * @param judgements what users like
 * @param lists the lists of the run
 * @param baseline another run's, if there is one
 */
record BiasInputs(
        String name,
        List<String> columns,
        Entities items,
        int itemRows,
        InteractionMatrix history,
        ItemPopularity popularity,
        Judgements judgements,
        List<RankedList> lists,
        Optional<Baseline> baseline) {
    /** Lists to hold lists against. */
    record Baseline(String name, List<RankedList> lists) {}

    static BiasInputs read(Dataset training, List<String> columns, Path qrels, Path run, Optional<Path> baseline)
            throws IOException {
        Entities items = training.catalogue().items();
        columns.forEach(items::require);
        TrecReader reader = TrecReader.of(training.catalogue());
        Judgements judgements = reader.judgements(InputFile.of(qrels));
        List<RankedList> lists = reader.run(InputFile.of(run));
        String name = run.getFileName().toString();
        Optional<Baseline> other =
                baseline.isEmpty() ? Optional.empty() : Optional.of(baseline(baseline.get(), name, reader));
        return new BiasInputs(
                name,
                columns,
                items,
                reader.items().rows(),
                InteractionMatrix.of(training.interactions()),
                ItemPopularity.ofEvents(training.interactions()),
                judgements,
                lists,
                other);
    }

    private static Baseline baseline(Path file, String run, TrecReader reader) throws IOException {
        String name = file.getFileName().toString();
        return new Baseline(name.equals(run) ? "baseline " + name : name, reader.run(InputFile.of(file)));
    }

    /** How many pairs of a user and a liked item stand in the training, which is not to have them. */
    long likedInTraining() {
        long found = 0;
        for (Truth truth : judgements) {
            if (truth.user() < history.rows()) {
                found += truth.items()
                        .filter(item -> truth.isRelevant(item) && history.contains(truth.user(), item))
                        .count();
            }
        }
        return found;
    }

    /** Items that only the judgements and the lists know, and nobody has met. */
    int beyondTraining() {
        return itemRows - items.rows();
    }

    /** These lists without those of users without judgements. */
    List<RankedList> judged(List<RankedList> all) {
        return all.stream()
                .filter(list -> judgements.truth(list.user()).isPresent())
                .toList();
    }
}

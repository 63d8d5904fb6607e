package dev.sluice.ranking.tower;

import dev.sluice.internal.text.Facts;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import dev.sluice.train.softmax.SampledSoftmaxLoss;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two towers in a version: settings as facts of the manifest, the user tower's weights read back and checked. */
final class SavedTowers {
    static final String HISTORY = ".history.items";
    static final String ATTRIBUTES = ".attributes.users";
    static final String FACTS = ".facts";
    static final String HIDDEN = ".hidden";

    private static final String SEPARATOR = ",";

    private SavedTowers() {}

    /** Threads are no such fact. */
    static void write(
            TwoTowerSettings settings,
            List<String> itemColumns,
            List<String> userColumns,
            String name,
            SnapshotWriter writer) {
        TowerInputs inputs = settings.inputs();
        SampledSoftmaxLoss loss = settings.loss();
        writer.provenance(name + ".dimension", Integer.toString(settings.dimension()));
        writer.provenance(name + ".hidden-units", Integer.toString(settings.hidden()));
        writer.provenance(name + ".epochs", Integer.toString(settings.epochs()));
        writer.provenance(name + ".batch", Integer.toString(settings.batch()));
        writer.provenance(name + ".uniform-negatives", Integer.toString(settings.uniformNegatives()));
        writer.provenance(name + ".temperature", Double.toString(loss.temperature()));
        writer.provenance(
                name + ".hard-negatives",
                loss.hardNegatives() == SampledSoftmaxLoss.ALL ? "all" : Integer.toString(loss.hardNegatives()));
        writer.provenance(name + ".id-dropout", Double.toString(settings.idDropout()));
        writer.provenance(name + ".unmet-weight", Double.toString(settings.unmetWeight()));
        writer.provenance(name + ".learning-rate", Double.toString(settings.learningRate()));
        writer.provenance(name + ".seed", Long.toString(settings.seed()));
        writer.provenance(name + ".item-columns", String.join(SEPARATOR, itemColumns));
        writer.provenance(name + ".user-columns", String.join(SEPARATOR, userColumns));
        writer.provenance(name + ".least-rows", Integer.toString(inputs.leastRows()));
        writer.provenance(name + ".history", Integer.toString(inputs.history()));
        writer.provenance(name + ".half-life", inputs.halfLife().toString());
        writer.provenance(
                name + ".spans",
                inputs.spans().stream().map(Duration::toString).collect(Collectors.joining(SEPARATOR)));
        inputs.published().ifPresent(column -> writer.provenance(name + ".published", column));
    }

    /** What serving wants to know of the inputs. */
    static TowerInputs inputs(Map<String, String> provenance, String name) {
        Facts facts = new Facts(provenance, name);
        String spans = facts.text("spans");
        return TowerInputs.defaults()
                .withHistory(facts.integer("history"))
                .withHalfLife(duration(facts.text("half-life")))
                .withSpans(
                        spans.isEmpty()
                                ? List.of()
                                : Stream.of(spans.split(SEPARATOR))
                                        .map(SavedTowers::duration)
                                        .toList());
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a duration must be such as PT1H: '" + text + "'", e);
        }
    }

    /** A table of a model, which must be as wide as its settings say. */
    static EmbeddingStore table(ModelSnapshot snapshot, String name, String suffix) {
        EmbeddingStore table = snapshot.embeddings(name + suffix);
        int dimension = new Facts(snapshot.provenance(), name).integer("dimension");
        if (table.dimension() != dimension) {
            throw new IllegalArgumentException(
                    "table " + name + suffix + " must have " + dimension + " dimensions: " + table.dimension());
        }
        return table;
    }

    /** The rows of a table, which must have so many of that width. */
    static float[][] rows(ModelSnapshot snapshot, String table, int rows, int width) {
        EmbeddingStore store = snapshot.embeddings(table);
        if (store.rows() != rows || store.dimension() != width) {
            throw new IllegalArgumentException("table " + table + " must have " + rows + " rows of " + width + ": "
                    + store.rows() + " of " + store.dimension());
        }
        float[][] copies = new float[rows][width];
        for (int row = 0; row < rows; row++) {
            store.copyRow(row, copies[row]);
        }
        return copies;
    }

    /** The user tower's hidden layer. */
    static HiddenLayer hidden(ModelSnapshot snapshot, String name) {
        Facts facts = new Facts(snapshot.provenance(), name);
        int dimension = facts.integer("dimension");
        int units = facts.integer("hidden-units");
        float[][] rows =
                units == 0 ? new float[0][] : rows(snapshot, name + HIDDEN, units, HiddenLayer.width(dimension));
        return new HiddenLayer(dimension, rows);
    }
}

package dev.sluice.ranking.training;

import dev.sluice.ranking.input.Inputs;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Where a model comes from, as its version says beside its weights.
 *
 * @param inputs what it reads
 * @param settings what it was trained with, in the order of the version's provenance
 * @param examples how many it was trained on
 */
public record Origin(String name, Inputs inputs, List<Map.Entry<String, ?>> settings, int examples) {
    /** Copies the settings. */
    public Origin {
        settings = List.copyOf(settings);
    }

    /** Writes the inputs and, as provenance that begins with the name, the rest. */
    public void write(SnapshotWriter writer) throws IOException {
        inputs.write(name, writer);
        settings.forEach(setting -> writer.provenance(
                name + "." + setting.getKey(), setting.getValue().toString()));
        writer.provenance(name + ".examples", Integer.toString(examples));
    }
}

package dev.sluice.ranking.calibration;

import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SnapshotWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calibrators of a model's heads, saved in a version beside the model.
 *
 * <pre>{@code
 * new Calibration(Map.of("score", OnLogits.fit(outcomes, Platt::fit))).write(writer, "light");
 * ...
 * new CalibratedScorer(LogisticScorer.of(snapshot, "light"), Calibration.of(snapshot, "light"))
 * }</pre>
 *
 * @param heads a calibrator for each head, by its name; at least one
 */
public record Calibration(Map<String, Calibrator> heads) {
    private static final String KEY = ".calibration.";

    /** Copies the map. */
    public Calibration {
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("a calibration must have a calibrator for at least one head");
        }
        heads = Collections.unmodifiableMap(new LinkedHashMap<>(heads));
    }

    /**
     * Saves the calibrators as provenance that begins with the model's name; those of an isotonic curve take about 40
     * bytes a knot in the version's manifest.
     *
     * @throws IllegalArgumentException if a calibrator is not of this library, or a curve has more than 100,000 knots
     */
    public void write(SnapshotWriter writer, String model) {
        heads.forEach((head, calibrator) -> writer.provenance(model + KEY + head, CalibratorText.saved(calibrator)));
    }

    /**
     * The calibrators that a version holds for a model.
     *
     * @throws IllegalArgumentException if it holds none, or what it holds is none
     */
    public static Calibration of(ModelSnapshot snapshot, String model) {
        String prefix = model + KEY;
        Map<String, Calibrator> found = new TreeMap<>();
        snapshot.provenance().forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), CalibratorText.parse(text));
            }
        });
        if (found.isEmpty()) {
            throw new IllegalArgumentException("the version's provenance has no " + prefix + "HEAD, it has "
                    + snapshot.provenance().keySet());
        }
        return new Calibration(found);
    }
}

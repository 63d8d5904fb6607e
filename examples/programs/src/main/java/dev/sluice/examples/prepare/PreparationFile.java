package dev.sluice.examples.prepare;

import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.Step;
import dev.sluice.examples.prepare.StepTable.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a preparation from a YAML file: a list of steps, which run in their order, and the moment {@code as-of} that
 * holds for every step that takes one and names no other.
 *
 * <pre>{@code
 * as-of: 2018-01-01T00:00:00Z
 * steps:
 *   - duplicate-events
 *   - window: {last: 365d}
 *   - k-core: {per-user: 5, per-item: 5}
 * }</pre>
 */
public final class PreparationFile {
    private static final String STEPS = "steps";
    private static final String AS_OF = "as-of";

    private PreparationFile() {}

    /** A step of the file and where it stands. */
    private record Placed(StepTable.Row row, Piece place, Step step) {}

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it is no YAML, or names a step or a setting that there is not; the message is
     *     one line that says where, and what there is
     */
    public static Preparation read(Path file) throws IOException {
        return preparation(steps(file));
    }

    /**
     * Reads the file for data that are split.
     *
     * @throws IllegalArgumentException as {@link #read} does, and if a step that is for after the split stands before
     *     one that merges items, or a step makes exposures or labels of events: the part to judge by has none
     */
    public static AroundSplit readAroundSplit(Path file) throws IOException {
        List<Placed> steps = steps(file);
        steps.forEach(PreparationFile::requireTurn);
        int before = 0;
        for (int step = 0; step < steps.size(); step++) {
            if (steps.get(step).row().turn() == Turn.BEFORE) {
                requireNoneAfter(steps.subList(before, step), steps.get(step));
                before = step + 1;
            }
        }
        return new AroundSplit(preparation(steps.subList(0, before)), preparation(steps.subList(before, steps.size())));
    }

    private static void requireTurn(Placed step) {
        if (step.row().turn() == Turn.NEVER) {
            throw step.place()
                    .malformed(step.row().name() + " is not for data that are split here, since users would be judged"
                            + " by what they were merely shown: use train --label on the earlier events and evaluate"
                            + " --exposures on the later ones");
        }
    }

    private static void requireNoneAfter(List<Placed> earlier, Placed merging) {
        for (Placed step : earlier) {
            if (step.row().turn() == Turn.AFTER) {
                throw merging.place()
                        .malformed(merging.row().name() + " merges items before the split, "
                                + step.row().name() + " is for the training part alone: it must stand after it");
            }
        }
    }

    private static Preparation preparation(List<Placed> steps) {
        Preparation preparation = Preparation.none();
        for (Placed step : steps) {
            preparation = preparation.then(step.row().name(), step.step());
        }
        return preparation;
    }

    private static List<Placed> steps(Path file) throws IOException {
        Piece root = Piece.of(file);
        Map<String, Piece> parts = root.fields("the parts of the file");
        parts.forEach((name, piece) -> {
            if (!List.of(STEPS, AS_OF).contains(name)) {
                throw piece.malformed("the file has no part " + name + ", it has " + STEPS + " and " + AS_OF);
            }
        });
        Piece steps = parts.get(STEPS);
        if (steps == null || !steps.isList() || steps.list(STEPS).isEmpty()) {
            throw (steps == null ? root : steps).malformed("expected a list " + STEPS + " with at least one step");
        }
        Map<String, Piece> shared = new LinkedHashMap<>(parts);
        shared.remove(STEPS);
        List<Placed> placed = new ArrayList<>();
        for (Piece step : steps.list(STEPS)) {
            placed.add(placed(step, shared));
        }
        return placed;
    }

    /** A step is its name alone, or its name with its settings. */
    private static Placed placed(Piece step, Map<String, Piece> shared) throws IOException {
        if (step.isText()) {
            return placed(step.text("a step"), step, Map.of(), shared);
        }
        Map<String, Piece> named = step.fields("a step's parts");
        if (named.size() != 1) {
            throw step.malformed("a step must have one name, followed by its settings; found " + named.keySet());
        }
        Map.Entry<String, Piece> only = named.entrySet().iterator().next();
        Piece value = only.getValue();
        boolean none = value.isText() && value.text(only.getKey()).isEmpty();
        Map<String, Piece> settings = none ? Map.of() : value.fields("the settings of " + only.getKey());
        return placed(only.getKey(), step, settings, shared);
    }

    private static Placed placed(String name, Piece place, Map<String, Piece> settings, Map<String, Piece> shared)
            throws IOException {
        StepTable.Row row = StepTable.find(name)
                .orElseThrow(() -> place.malformed("there is no step " + name + ", there are " + StepTable.names()));
        settings.forEach((setting, piece) -> requireSetting(setting, piece, row));
        return new Placed(row, place, made(row, place, new StepSettings(name, place, settings, shared)));
    }

    private static void requireSetting(String setting, Piece piece, StepTable.Row row) {
        if (!row.settings().contains(setting)) {
            throw piece.malformed("step " + row.name() + " has no setting " + setting + ", "
                    + (row.settings().isEmpty() ? "it has none" : "it has " + String.join(", ", row.settings())));
        }
    }

    private static Step made(StepTable.Row row, Piece place, StepSettings settings) throws IOException {
        try {
            Step step = row.making().of(settings);
            settings.requireAllRead();
            return step;
        } catch (Piece.Malformed e) {
            throw e;
        } catch (IllegalArgumentException e) {
            // What the step itself refuses.
            throw place.malformed(row.name() + ": " + e.getMessage());
        }
    }
}

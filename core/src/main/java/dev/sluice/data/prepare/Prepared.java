package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Data as a preparation left them.
 *
 * @param data what is left
 * @param steps what each step did, in order
 */
public record Prepared(Dataset data, List<StepReport> steps) {
    public Prepared {
        steps = List.copyOf(steps);
    }

    /** For the provenance of what is trained from this: each step with its settings and what it left, in order. */
    public Map<String, String> provenance() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            StepReport step = steps.get(i);
            lines.put(
                    "prepare." + (i + 1) + "." + step.name(),
                    step.description() + ": " + step.after().events() + " of "
                            + step.before().events() + " events left");
        }
        return lines;
    }
}

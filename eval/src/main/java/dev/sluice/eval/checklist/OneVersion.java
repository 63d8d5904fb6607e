package dev.sluice.eval.checklist;

import dev.sluice.ModelVersion;
import dev.sluice.store.ModelSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that serves together was made together ({@code one-version}): user vectors of one version say nothing
 * about item vectors of another.
 *
 * @param expected the version of the whole
 * @param parts the version that each part says it is of, by its name
 */
public record OneVersion(ModelVersion expected, Map<String, ModelVersion> parts) implements Check {
    private static final String ID = "one-version";

    public OneVersion {
        parts = Map.copyOf(parts);
    }

    /** What the tables of a snapshot say. */
    public static OneVersion of(ModelSnapshot snapshot) {
        return new OneVersion(snapshot.version(), snapshot.versions());
    }

    /** The same with a part more, such as a model that is served beside the snapshot. */
    public OneVersion with(String name, ModelVersion version) {
        Map<String, ModelVersion> more = new LinkedHashMap<>(parts);
        more.put(name, version);
        return new OneVersion(expected, more);
    }

    @Override
    public CheckResult run() {
        if (parts.isEmpty()) {
            return CheckResult.skip(ID, "version " + expected.id() + " has no tables");
        }
        List<String> others = parts.entrySet().stream()
                .filter(part -> !part.getValue().equals(expected))
                .map(part -> part.getKey() + " is of " + part.getValue().id())
                .sorted()
                .toList();
        return others.isEmpty()
                ? CheckResult.pass(ID, "all " + parts.size() + " tables are of " + expected.id())
                : CheckResult.fail(ID, "of " + parts.size() + " tables not of " + expected.id(), others.size(), others);
    }
}

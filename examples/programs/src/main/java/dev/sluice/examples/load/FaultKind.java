package dev.sluice.examples.load;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What goes wrong in a run. */
public enum FaultKind {
    /** Nothing. */
    NONE,
    /** The generator of neighbours hangs for ten seconds, whoever interrupts it. */
    HANG,
    /** The generator of popular items takes 30 milliseconds more. */
    SLOW,
    /** The heavy ranker throws. */
    THROW,
    /** Every generator throws, so that the fallback alone can answer. */
    EVERY,
    /** Hanging, slow and throwing ones together, and another version each second. */
    ALL;

    /** The kind of a name, in any case. */
    public static FaultKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("faults must be one of " + names() + ": " + name));
    }

    private static String names() {
        return Arrays.stream(values()).map(FaultKind::toString).collect(Collectors.joining(", "));
    }

    /** The simple faults that it consists of. */
    Set<FaultKind> parts() {
        return switch (this) {
            case NONE -> Set.of();
            case ALL -> EnumSet.of(HANG, SLOW, THROW);
            default -> EnumSet.of(this);
        };
    }

    /** The name by which it is asked for. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.sluice.data.label;

import dev.sluice.data.prepare.Account;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How many events of each type became what. Belongs to one thread. */
final class Fates {
    private final List<String> types;
    /** By the codes of the types. */
    private final Map<Fate, long[]> counts = new EnumMap<>(Fate.class);

    /** @param types by their codes */
    Fates(List<String> types) {
        this.types = types;
        for (Fate fate : Fate.values()) {
            counts.put(fate, new long[types.size()]);
        }
    }

    void add(int type, Fate fate) {
        of(fate)[type]++;
    }

    /** Tells of all of them, type by type. */
    void tell(Account account) {
        for (int type = 0; type < types.size(); type++) {
            String name = types.get(type);
            boolean isOther = EventRole.of(name) == EventRole.OTHER;
            String other = name.isEmpty() ? "without a type" : "of type " + name;
            for (Fate fate : Fate.values()) {
                account.leaveOut(isOther ? other : fate + ": " + name, of(fate)[type]);
            }
        }
    }

    private long[] of(Fate fate) {
        return Objects.requireNonNull(counts.get(fate));
    }
}

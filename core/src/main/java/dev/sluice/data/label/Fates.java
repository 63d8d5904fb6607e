package dev.sluice.data.label;

import dev.sluice.data.prepare.Account;
import java.util.Arrays;
import java.util.List;

/** How many events of each type became what. Belongs to one thread. */
final class Fates {
    private final List<String> types;
    private final long[][] counts;

    /** @param types by their codes */
    Fates(List<String> types) {
        this.types = types;
        counts = new long[types.size()][Fate.values().length];
    }

    void add(int type, Fate fate) {
        counts[type][fate.ordinal()]++;
    }

    /** Tells of all of them, type by type. */
    void tell(Account account) {
        for (int type = 0; type < counts.length; type++) {
            String name = types.get(type);
            if (EventRole.of(name) == EventRole.OTHER) {
                String reason = name.isEmpty() ? "without a type" : "of type " + name;
                account.leaveOut(reason, Arrays.stream(counts[type]).sum());
            } else {
                for (Fate fate : Fate.values()) {
                    account.leaveOut(fate + ": " + name, counts[type][fate.ordinal()]);
                }
            }
        }
    }
}

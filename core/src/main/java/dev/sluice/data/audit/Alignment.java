package dev.sluice.data.audit;

import dev.sluice.data.TextColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where an earlier part has what a later part has. */
final class Alignment {
    private static final int NO_TYPE = -1;

    private final int[] users;
    private final int[] items;
    private final int[] types;

    Alignment(Part later, Part earlier) {
        this.users = later.users().rowsIn(earlier.users());
        this.items = later.items().rowsIn(earlier.items());
        this.types = types(later, earlier);
    }

    /** The row in the earlier part of a user of the later one, 0 if it has none. */
    int user(int row) {
        return users[row];
    }

    /** The row in the earlier part of an item of the later one, 0 if it has none. */
    int item(int row) {
        return items[row];
    }

    /** The code in the earlier part of a code of a type in the later one; one that no event has if it has none. */
    int type(int code) {
        return types[code];
    }

    private static int[] types(Part later, Part earlier) {
        Map<String, Integer> codes = new HashMap<>();
        List<String> known = earlier.types().map(TextColumn::values).orElse(List.of(""));
        for (String type : known) {
            codes.put(type, codes.size());
        }
        return later.types().map(TextColumn::values).orElse(List.of("")).stream()
                .mapToInt(type -> codes.getOrDefault(type, NO_TYPE))
                .toArray();
    }
}

package dev.sluice.examples;

import dev.sluice.data.Entities;
import dev.sluice.eval.slice.Slices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of users whose values are few enough to look at each. */
final class Attributes {
    private static final int MOST = 50;

    private final List<Slices> slices = new ArrayList<>();
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();

    private Attributes() {}

    /** The attributes of what is known of users. */
    static Attributes of(Entities users) {
        Attributes attributes = new Attributes();
        users.columns().forEach((name, column) -> attributes.add(Slices.of(name, column)));
        return attributes;
    }

    private void add(Slices slices) {
        int values = slices.values().size();
        if (values >= 2 && values <= MOST) {
            this.slices.add(slices);
        } else {
            leftOut.put(slices.attribute(), values);
        }
    }

    /** Those that make slices. */
    List<Slices> slices() {
        return slices;
    }

    /** How many values the others have, by column. */
    Map<String, Integer> leftOut() {
        return leftOut;
    }
}

package dev.sluice.eval.tuning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What may be set, and to what. Parameters are drawn independently of each other.
 *
 * <pre>{@code
 * SearchSpace space = SearchSpace.parse("dim=32..256:log,reg=0.0001..0.1:log,rows=cosine/l1");
 * }</pre>
 *
 * @param parameters by name, in the order in which they are drawn and shown
 */
public record SearchSpace(Map<String, Parameter> parameters) {
    /** So often settings that were drawn before are drawn again, before the space is taken to have no others. */
    private static final int REDRAWS = 1000;

    public SearchSpace {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        for (String name : parameters.keySet()) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a parameter must have a name");
            }
        }
    }

    /** Nothing to set. */
    public static SearchSpace empty() {
        return new SearchSpace(Map.of());
    }

    /** Parses parameters apart by commas, each a name, {@code =} and what {@link Parameter#parse} takes. */
    public static SearchSpace parse(String text) {
        SearchSpace space = empty();
        for (String each : text.split(",", -1)) {
            String[] sides = each.split("=", 2);
            if (sides.length < 2 || sides[0].isBlank()) {
                throw new IllegalArgumentException(
                        "a parameter must be NAME=LOW..HIGH, NAME=LOW..HIGH:log or NAME=A/B/C: " + each);
            }
            String name = sides[0].strip();
            if (space.parameters.containsKey(name)) {
                throw new IllegalArgumentException("a parameter must be given once: " + name);
            }
            space = space.with(name, Parameter.parse(sides[1].strip()));
        }
        return space;
    }

    /** The same with one more parameter at the end, or with another in place of the one of this name. */
    public SearchSpace with(String name, Parameter parameter) {
        Map<String, Parameter> more = new LinkedHashMap<>(parameters);
        more.put(name, parameter);
        return new SearchSpace(more);
    }

    /** The same with all parameters of another, which take the place of those of the same name. */
    public SearchSpace with(SearchSpace other) {
        Map<String, Parameter> more = new LinkedHashMap<>(parameters);
        more.putAll(other.parameters);
        return new SearchSpace(more);
    }

    /**
     * Draws distinct settings; the first of many are those of few. Fewer than asked for are drawn if there seem to be
     * no more.
     */
    public List<Settings> draw(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Settings> drawn = new LinkedHashSet<>();
        int again = 0;
        while (drawn.size() < count && again < REDRAWS) {
            again = drawn.add(one(random)) ? 0 : again + 1;
        }
        return new ArrayList<>(drawn);
    }

    private Settings one(SplittableRandom random) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> values.put(name, parameter.at(random.nextDouble())));
        return new Settings(values);
    }
}

package dev.sluice.funnel;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts candidates of the fallback behind those of the rankers. Their scores mean something else, so each is lowered,
 * where it must be, to the score of the one before it.
 */
final class Append {
    private Append() {}

    /** All of the first and then the others, no item being in both. */
    static Candidates to(Candidates first, Candidates then) {
        if (then.size() == 0) {
            return first;
        }
        List<String> sources = union(first.sources(), then.sources());
        List<FeatureKey> features = union(first.features(), then.features());
        return Candidates.of(joined(first.items(), then.items()), scores(first, then))
                .withSources(
                        sources,
                        sources.stream()
                                .map(source -> column(first, then, part -> sourceScores(part, source)))
                                .toList())
                .withFeatures(
                        features,
                        features.stream()
                                .map(key -> column(first, then, part -> feature(part, key)))
                                .toList());
    }

    private static float[] scores(Candidates first, Candidates then) {
        float[] scores = Arrays.copyOf(first.scores(), first.size() + then.size());
        float before = first.size() == 0 ? Float.POSITIVE_INFINITY : scores[first.size() - 1];
        for (int position = 0; position < then.size(); position++) {
            before = Math.min(before, then.score(position));
            scores[first.size() + position] = before;
        }
        return scores;
    }

    private static float[] sourceScores(Candidates part, String source) {
        float[] column = missing(part);
        for (int position = 0; position < column.length && part.sources().contains(source); position++) {
            column[position] = part.sourceScore(source, position);
        }
        return column;
    }

    private static float[] feature(Candidates part, FeatureKey key) {
        return part.features().contains(key) ? part.feature(key) : missing(part);
    }

    private static float[] missing(Candidates part) {
        return Missing.column(part.size(), BatchMemory.HEAP);
    }

    private static float[] column(Candidates first, Candidates then, Function<Candidates, float[]> part) {
        float[] column = Arrays.copyOf(part.apply(first), first.size() + then.size());
        System.arraycopy(part.apply(then), 0, column, first.size(), then.size());
        return column;
    }

    private static int[] joined(int[] first, int[] then) {
        int[] both = Arrays.copyOf(first, first.length + then.length);
        System.arraycopy(then, 0, both, first.length, then.length);
        return both;
    }

    private static <T> List<T> union(Set<T> first, Set<T> then) {
        Set<T> both = new LinkedHashSet<>(first);
        both.addAll(then);
        return List.copyOf(both);
    }
}

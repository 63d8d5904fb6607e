package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import java.util.Arrays;
import java.util.LinkedHashSet;
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
        Candidates all = Candidates.of(joined(first.items(), then.items()), scores(first, then));
        for (String source : union(first.sources(), then.sources())) {
            all = all.withSource(source, column(first, then, part -> sourceScores(part, source)));
        }
        for (FeatureKey key : union(first.features(), then.features())) {
            all = all.withFeature(
                    key,
                    column(first, then, part -> part.features().contains(key) ? part.feature(key) : missing(part)));
        }
        return all;
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

    private static float[] missing(Candidates part) {
        float[] column = new float[part.size()];
        Arrays.fill(column, Float.NaN);
        return column;
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

    private static <T> Set<T> union(Set<T> first, Set<T> then) {
        Set<T> both = new LinkedHashSet<>(first);
        both.addAll(then);
        return both;
    }
}

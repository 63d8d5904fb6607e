package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cross-validation: as many splits as there are folds, each testing one fold and training on the others, so that every
 * event is tested exactly once. Folds are drawn at random and their sizes differ by one at most.
 *
 * @param folds at least 2
 * @param seed fixes which event is in which fold
 */
public record KFold(int folds, long seed) {
    private static final List<String> LEAK = List.of(
            "Folds are drawn at random, earlier and later events are trained" + " on: the future leaks into training.");

    public KFold {
        if (folds < 2) {
            throw new IllegalArgumentException("folds must be at least 2: " + folds);
        }
    }

    /**
     * The splits, one after the other. Each is made when it is asked for and takes as much memory as the events.
     *
     * @throws IllegalArgumentException if there are fewer events than folds
     */
    public Stream<Split> splits(Interactions events) {
        if (events.size() < folds) {
            throw new IllegalArgumentException(folds + " folds need as many events: " + events.size());
        }
        int[] drawn = EachUser.atRandom(events, seed);
        return IntStream.range(0, folds).mapToObj(fold -> {
            BitSet test = new BitSet();
            for (int place = fold; place < drawn.length; place += folds) {
                test.set(drawn[place]);
            }
            return Split.divided("a fold", events, test, LEAK);
        });
    }
}

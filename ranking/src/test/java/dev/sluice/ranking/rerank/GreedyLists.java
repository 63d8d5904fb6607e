package dev.sluice.ranking.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Greedy lists against what they are to make great, from scratch, and mixes of genres. */
final class GreedyLists {
    private GreedyLists() {}

    /** Each choice made the list worth as much more as any could, and the ranking's score says how much. */
    static void requireGreedy(Candidates candidates, Ranking ranking, ToDoubleFunction<List<Integer>> worth) {
        List<Integer> list = new ArrayList<>();
        for (int rank = 0; rank < ranking.size(); rank++) {
            double before = worth.applyAsDouble(list);
            double best = IntStream.range(0, candidates.size())
                    .filter(position -> !list.contains(position))
                    .mapToDouble(position -> worth.applyAsDouble(and(list, position)) - before)
                    .max()
                    .orElseThrow();
            list.add(ranking.position(rank));
            assertThat(worth.applyAsDouble(list) - before).isCloseTo(best, within(1e-9));
            assertThat((double) ranking.score(rank)).isCloseTo(best, within(1e-5));
        }
    }

    private static List<Integer> and(List<Integer> list, int position) {
        List<Integer> more = new ArrayList<>(list);
        more.add(position);
        return more;
    }

    static double relevance(Candidates candidates, List<Integer> list) {
        float[] scores = candidates.scores();
        Arrays.sort(scores);
        double worst = scores[0];
        double best = scores[scores.length - 1];
        return list.stream()
                .mapToDouble(position -> best > worst ? (candidates.score(position) - worst) / (best - worst) : 1)
                .sum();
    }

    static int[] historyOf(Query query) {
        return IntStream.of(query.history().items()).distinct().toArray();
    }

    static Map<String, Double> mix(int[] items) {
        Map<String, Double> mix = new TreeMap<>();
        int counted = 0;
        for (int item : items) {
            List<String> genres = RerankWorld.genres(item);
            counted += genres.isEmpty() ? 0 : 1;
            genres.forEach(genre -> mix.merge(genre, 1.0 / genres.size(), Double::sum));
        }
        double all = counted;
        mix.replaceAll((genre, mass) -> mass / all);
        return mix;
    }
}

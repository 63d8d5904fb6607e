package dev.sluice.eval.bias;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Items that somebody likes, ascending, and the mean of the ranks they got from those who do. */
record MeanRank(int[] items, double[] ranks) {
    /** Sums in the order of the lists. */
    static MeanRank of(List<LikedRanks.Ranked> lists) {
        int highest = lists.stream()
                .mapToInt(list -> list.items()[list.size() - 1])
                .max()
                .orElse(0);
        double[] sums = new double[highest + 1];
        int[] users = new int[highest + 1];
        for (LikedRanks.Ranked list : lists) {
            for (int place = 0; place < list.size(); place++) {
                int item = list.items()[place];
                sums[item] += list.ranks()[place];
                users[item]++;
            }
        }
        int[] liked =
                IntStream.range(1, users.length).filter(item -> users[item] > 0).toArray();
        return new MeanRank(
                liked,
                Arrays.stream(liked)
                        .mapToDouble(item -> sums[item] / users[item])
                        .toArray());
    }
}

package dev.sluice.train.sampling;

import dev.sluice.train.engine.AliasTable;
import java.util.SplittableRandom;

/** Items by how often they were met, to a power. */
final class PopularitySampler implements NegativeSampler {
    private final AliasTable table;
    private final double[] logQ;

    PopularitySampler(int[] counts, double power) {
        double[] shares = Popularity.shares(Popularity.weights(counts, power));
        this.table = new AliasTable(shares);
        this.logQ = Popularity.logs(shares);
    }

    @Override
    public void draw(int[] batch, SplittableRandom random, int[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = table.draw(random);
        }
    }

    @Override
    public double logQ(int item) {
        return logQ[item];
    }
}

package dev.sluice.ranking.linear;

import java.util.HashMap;
import java.util.Map;

/** Algorithm 1 of McMahan et al. 2013 word for word: weights are worked out of maps of z and n when they are needed. */
final class NaiveFtrl {
    private final double alpha;
    private final double beta;
    private final double l1;
    private final double l2;
    private final Map<Integer, Double> z = new HashMap<>();
    private final Map<Integer, Double> n = new HashMap<>();

    NaiveFtrl(FtrlSettings settings) {
        this.alpha = settings.alpha();
        this.beta = settings.beta();
        this.l1 = settings.l1();
        this.l2 = settings.l2();
    }

    void start(int i, double z) {
        this.z.put(i, z);
    }

    /** The bias, at 0, has no penalty. */
    double weight(int i) {
        double zi = z.getOrDefault(i, 0.0);
        double first = i == 0 ? 0 : l1;
        double second = i == 0 ? 0 : l2;
        double sign = zi < 0 ? -1 : 1;
        return Math.abs(zi) <= first
                ? 0
                : -(zi - sign * first) / ((beta + Math.sqrt(n.getOrDefault(i, 0.0))) / alpha + second);
    }

    double predict(Map<Integer, Double> x) {
        double logit = 0;
        for (Map.Entry<Integer, Double> entry : x.entrySet()) {
            logit += weight(entry.getKey()) * entry.getValue();
        }
        return 1 / (1 + Math.exp(-logit));
    }

    void learn(Map<Integer, Double> x, double label, double importance) {
        double gradient = importance * (predict(x) - label);
        x.forEach((i, xi) -> {
            double g = gradient * xi;
            double ni = n.getOrDefault(i, 0.0);
            double sigma = (Math.sqrt(ni + g * g) - Math.sqrt(ni)) / alpha;
            z.put(i, z.getOrDefault(i, 0.0) + g - sigma * weight(i));
            n.put(i, ni + g * g);
        });
    }
}

package dev.sluice.ranking.rerank;

/**
 * How far the mix of a growing list is from that of a user's history, by the divergence of Kullback and Leibler,
 * smoothed by a hundredth of the history's own. Belongs to one thread.
 */
final class Mix {
    private static final double ALPHA = 0.01;

    private final Aspects aspects;
    private final double[] target;

    /** What the list has of each aspect, and of how many items. */
    private final double[] masses;

    private int counted;
    private double divergence;

    /** Logarithms of the shares, and the divergence, if an item came that has nothing of the history. */
    private final double[] logs;

    private double withAnother;

    Mix(Aspects aspects) {
        this.aspects = aspects;
        this.target = aspects.shares();
        this.masses = new double[target.length];
        this.logs = new double[target.length];
        prepare();
    }

    double divergence() {
        return divergence;
    }

    /** What it would be with one more candidate. Of that only the candidate's own aspects need to be reckoned anew. */
    double divergenceWith(int position) {
        if (aspects.count(position) == 0) {
            return divergence;
        }
        double weight = 1.0 / aspects.count(position);
        double sum = withAnother;
        for (int aspect : aspects.of(position)) {
            double log = log(aspect, masses[aspect] + weight, counted + 1);
            sum -= target[aspect] * (log - logs[aspect]);
        }
        return sum;
    }

    void add(int position) {
        if (aspects.count(position) > 0) {
            counted++;
            for (int aspect : aspects.of(position)) {
                masses[aspect] += 1.0 / aspects.count(position);
            }
            prepare();
        }
    }

    private void prepare() {
        divergence = 0;
        withAnother = 0;
        for (int aspect = 0; aspect < target.length; aspect++) {
            double log = StrictMath.log(target[aspect]);
            divergence += target[aspect] * (log - log(aspect, masses[aspect], Math.max(1, counted)));
            logs[aspect] = log(aspect, masses[aspect], counted + 1);
            withAnother += target[aspect] * (log - logs[aspect]);
        }
    }

    private double log(int aspect, double mass, int count) {
        return StrictMath.log((1 - ALPHA) * mass / count + ALPHA * target[aspect]);
    }
}

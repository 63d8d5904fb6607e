package dev.sluice.eval.tuning;

/**
 * Any whole number from one end to the other, both among them.
 *
 * @param low the least; above 0 on a log scale
 * @param high the greatest, not below the least
 */
public record WholeRange(int low, int high, Scale scale) implements Parameter {
    public WholeRange {
        scale.require(low, high);
    }

    @Override
    public String at(double share) {
        double value = Math.floor(scale.between(low, high + 1.0, share));
        return Integer.toString((int) Math.max(low, Math.min(high, value)));
    }
}

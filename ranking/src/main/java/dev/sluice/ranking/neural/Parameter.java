package dev.sluice.ranking.neural;

/** Weights that a graph trains. The array is the network's own: a step begins with what is in it and changes it. */
final class Parameter {
    private final String name;
    private final float[] values;
    private final float[] gradient;
    private final boolean decays;
    private final Adam adam;

    /** @param decays whether they do; biases do not */
    Parameter(String name, float[] values, boolean decays) {
        this.name = name;
        this.values = values;
        this.gradient = new float[values.length];
        this.decays = decays;
        this.adam = new Adam(values.length);
    }

    String name() {
        return name;
    }

    float[] values() {
        return values;
    }

    float[] gradient() {
        return gradient;
    }

    void step(Adam.Step step) {
        adam.step(decays ? step : step.withoutDecay(), gradient, 0, values.length, values);
    }
}

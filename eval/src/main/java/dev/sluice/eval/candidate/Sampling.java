package dev.sluice.eval.candidate;

/** How likely an item is to be drawn as a negative. */
public enum Sampling {
    /** As likely as any other. */
    UNIFORM("uniformly"),
    /** In proportion to its events in the training; one without any never is. */
    POPULARITY("by popularity");

    private final String words;

    Sampling(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}

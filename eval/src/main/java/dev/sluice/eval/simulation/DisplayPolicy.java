package dev.sluice.eval.simulation;

/** Decides what a visit is shown. A simulation asks it in the order of the visits' moments, from one thread. */
@FunctionalInterface
public interface DisplayPolicy {
    /**
     * What to show.
     *
     * @param slots how many items at most
     */
    Display display(Visit visit, int slots);
}

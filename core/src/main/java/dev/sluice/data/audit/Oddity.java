package dev.sluice.data.audit;

/** Says which ids are those of no item, or of no user. */
@FunctionalInterface
interface Oddity {
    /**
     * Whether there is nothing of this id.
     *
     * @param events how many the id has
     */
    boolean isOdd(String id, int events);
}

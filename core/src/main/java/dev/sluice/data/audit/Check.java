package dev.sluice.data.audit;

/** Looks for one kind of defect. */
@FunctionalInterface
interface Check {
    /**
     * Tells of every event or user that is at fault. Events that an earlier check found fault with are left alone.
     *
     * @param findings is told, or told why these data cannot be looked through
     */
    void look(Evidence evidence, Findings findings);
}

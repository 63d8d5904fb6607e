package dev.sluice.funnel;

/**
 * The life of one call, and what of its gate's bound it takes up: a place among those that run while it does, and one
 * among those left behind when nobody waits for it any more and the executor still has it. A call that waits for a
 * thread while its request waits for it takes up nothing.
 *
 * <pre>
 *           keep   begin      end      abandon   leaveExecutor
 * WAITING   KEPT   RUNNING             SPENT     KEPT
 * KEPT             HELPED              OVER
 * RUNNING                     SPENT    LATE      HELPED
 * LATE                        SPENT              HELPED
 * HELPED                      OVER
 * SPENT                                          OVER
 * </pre>
 *
 * <p>What is not in the table changes nothing: an abandoned call never begins, and a place is given back once, however
 * often the executor says that it is done.
 */
final class CallLife {
    private enum Phase {
        /** The executor has it, and its request waits for it. */
        WAITING,
        /** No executor has it, or none any more: its request may begin it in its own thread. */
        KEPT,
        RUNNING,
        /** Runs though nobody waits for it any more. */
        LATE,
        /** Runs on without the executor: its request has begun it in its own thread. */
        HELPED,
        /** Nothing will come of it any more, but the executor has it still. */
        SPENT,
        OVER;

        boolean runs() {
            return this == RUNNING || this == LATE || this == HELPED;
        }
    }

    private final Gate gate;
    private Phase phase = Phase.WAITING;

    CallLife(Gate gate) {
        this.gate = gate;
    }

    /** The call is not handed to the executor. */
    synchronized void keep() {
        if (phase == Phase.WAITING) {
            moveTo(Phase.KEPT);
        }
    }

    /** Says whether the work may be done now. Whoever asks says when it {@linkplain #end ends}, done or not. */
    synchronized boolean begin() {
        return switch (phase) {
            case WAITING -> moveTo(Phase.RUNNING);
            case KEPT -> moveTo(Phase.HELPED);
            default -> false;
        };
    }

    /** @param useful whether there is a result */
    synchronized void end(boolean useful) {
        if (phase == Phase.LATE && useful) {
            gate.lateResult();
        }
        switch (phase) {
            case RUNNING, LATE -> moveTo(Phase.SPENT);
            case HELPED -> moveTo(Phase.OVER);
            default -> {}
        }
    }

    /** Nobody waits for it any more. Says whether it was running when somebody still did. */
    synchronized boolean abandon() {
        Phase before = phase;
        switch (before) {
            case WAITING -> moveTo(Phase.SPENT);
            case KEPT -> moveTo(Phase.OVER);
            case RUNNING -> moveTo(Phase.LATE);
            default -> {}
        }
        return before == Phase.RUNNING;
    }

    /**
     * The executor is done with it: it ran, was refused, or was dropped; or found that the request is about to begin
     * it.
     */
    synchronized void leaveExecutor() {
        switch (phase) {
            case WAITING -> moveTo(Phase.KEPT);
            case SPENT -> moveTo(Phase.OVER);
            case RUNNING, LATE -> moveTo(Phase.HELPED);
            default -> {}
        }
    }

    /** Whether nothing but the executor keeps its place. */
    synchronized boolean isSpent() {
        return phase == Phase.SPENT;
    }

    /** Says whether a place was free among those that run, where it takes one. */
    private boolean moveTo(Phase next) {
        boolean granted = true;
        if (next.runs() && !phase.runs()) {
            granted = gate.take();
        }
        if (next == Phase.SPENT) {
            gate.leftBehind();
        }
        if (next == Phase.LATE) {
            gate.lateBegins();
        }
        giveBackWhatIsNotNeededIn(next);
        phase = next;
        return granted;
    }

    private void giveBackWhatIsNotNeededIn(Phase next) {
        if (phase.runs() && !next.runs()) {
            gate.giveBack();
        }
        if (phase == Phase.SPENT) {
            gate.cleared();
        }
        if (phase == Phase.LATE) {
            gate.lateEnds();
        }
    }
}

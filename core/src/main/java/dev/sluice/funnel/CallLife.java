package dev.sluice.funnel;

/**
 * The life of one call on an executor, and its permit. A call that waits for a thread while its request waits for it
 * has none; every other has one until the executor is done with it and its work has ended.
 *
 * <pre>
 *           begin      end      abandon   leaveExecutor
 * WAITING   RUNNING             SPENT     OVER
 * RUNNING              SPENT    LATE      HELPED
 * LATE                 SPENT              HELPED
 * HELPED               OVER
 * SPENT                                   OVER
 * </pre>
 *
 * <p>What is not in the table changes nothing: an abandoned call never begins, and a permit is given back once, however
 * often the executor says that it is done.
 */
final class CallLife {
    private enum Phase {
        /** The executor has it, and its request waits for it. */
        WAITING,
        RUNNING,
        /** Runs though nobody waits for it any more. */
        LATE,
        /** Runs on without the executor: its request has begun it in its own thread. */
        HELPED,
        /** Nothing will come of it any more, but the executor has it still. */
        SPENT,
        OVER;

        boolean hasPermit() {
            return this != WAITING && this != OVER;
        }
    }

    private final Gate gate;
    private Phase phase = Phase.WAITING;

    CallLife(Gate gate) {
        this.gate = gate;
    }

    /** Says whether the work may be done now. Whoever asks says when it {@linkplain #end ends}, done or not. */
    synchronized boolean begin() {
        return phase == Phase.WAITING && moveTo(Phase.RUNNING);
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
            case RUNNING -> moveTo(Phase.LATE);
            default -> {}
        }
        return before == Phase.RUNNING;
    }

    /** The executor is done with it: it ran, was refused, or was dropped. */
    synchronized void leaveExecutor() {
        switch (phase) {
            case WAITING, SPENT -> moveTo(Phase.OVER);
            case RUNNING, LATE -> moveTo(Phase.HELPED);
            default -> {}
        }
    }

    /** Whether nothing but the executor keeps its permit. */
    synchronized boolean isSpent() {
        return phase == Phase.SPENT;
    }

    /** Says whether a permit was left, where it takes one. */
    private boolean moveTo(Phase next) {
        boolean granted = true;
        if (next.hasPermit() && !phase.hasPermit()) {
            granted = gate.take();
        } else if (!next.hasPermit() && phase.hasPermit()) {
            gate.giveBack();
        }
        if (next == Phase.LATE) {
            gate.lateBegins();
        } else if (phase == Phase.LATE) {
            gate.lateEnds();
        }
        phase = next;
        return granted;
    }
}

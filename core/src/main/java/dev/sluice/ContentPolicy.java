package dev.sluice;

/**
 * Says whether an item may be shown. It is asked about training data and again after selection, since a label may have
 * arrived in between.
 */
@FunctionalInterface
public interface ContentPolicy {
    /** What may be done with an item. What is not judged may be harmful, so it is stricter than what is limited. */
    enum Verdict {
        /** It may be shown. */
        ALLOW,
        /** It may be shown with care, behind a warning or to some. */
        LIMIT,
        /** It must not be shown. */
        DROP,
        /** The policy has not judged it. */
        UNKNOWN;

        /** Whether this comes before another in {@code DROP}, {@code UNKNOWN}, {@code LIMIT}, {@code ALLOW}. */
        public boolean isStricterThan(Verdict other) {
            return strictness() > other.strictness();
        }

        private int strictness() {
            return switch (this) {
                case ALLOW -> 0;
                case LIMIT -> 1;
                case UNKNOWN -> 2;
                case DROP -> 3;
            };
        }
    }

    /** The verdict on an item. */
    Verdict verdict(int item);

    /**
     * This policy, failing closed: what it does not know, and what it throws on, is {@link Verdict#DROP}. Whoever needs
     * to count the failures asks the policy itself, as the funnel's filter does.
     */
    default ContentPolicy failClosed() {
        return item -> {
            try {
                Verdict verdict = verdict(item);
                return verdict == Verdict.ALLOW || verdict == Verdict.LIMIT ? verdict : Verdict.DROP;
            } catch (RuntimeException e) {
                return Verdict.DROP;
            }
        };
    }
}

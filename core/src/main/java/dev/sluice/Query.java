package dev.sluice;

import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A request in dense indexes, made while one model version is held and bound to it. It also carries what one request
 * needs on its way: the items that may be returned, whether it is still wanted, and how much effort it is worth.
 */
public final class Query {
    /** The user of whom nothing is known. */
    public static final int UNKNOWN_USER = 0;

    private final ModelVersion version;
    private final int user;
    private final History history;
    private final ItemSet allowed;
    private final long moment;
    private final Map<String, String> context;
    private final int limit;
    private final double effort;
    private final long seed;
    private final boolean explained;
    private final Deadline deadline;
    private final BooleanSupplier cancellation;

    private Query(Builder builder) {
        this.version = builder.version;
        this.user = builder.user;
        this.history = builder.history;
        this.allowed = builder.allowed;
        this.moment = builder.moment;
        this.context = builder.context;
        this.limit = builder.limit;
        this.effort = builder.effort;
        this.seed = builder.seed;
        this.explained = builder.explained;
        this.deadline = builder.deadline;
        this.cancellation = builder.cancellation;
    }

    /**
     * A query for the unknown user, of ten items, at full effort; change what matters.
     *
     * @param allowed the items that may come back
     */
    public static Builder of(ModelVersion version, ItemSet allowed) {
        return new Builder(version, allowed);
    }

    /** The version whose indexes this query speaks. */
    public ModelVersion version() {
        return version;
    }

    /**
     * Refuses this query unless it was made for the given version; every component that holds indexes calls it first.
     *
     * @throws VersionMismatchException if the versions differ
     */
    public void require(ModelVersion expected) {
        expected.require(version, "query");
    }

    /** The user, or {@link #UNKNOWN_USER}. */
    public int user() {
        return user;
    }

    /** What the user did; empty if nothing is known. */
    public History history() {
        return history;
    }

    /** The items that may be returned: the catalogue's, less this request's exclusions. */
    public ItemSet allowed() {
        return allowed;
    }

    /** The moment to recommend for. */
    public long moment() {
        return moment;
    }

    /** Named circumstances of the request. */
    public Map<String, String> context() {
        return context;
    }

    /** How many items the request is for, at least 0. */
    public int limit() {
        return limit;
    }

    /** How much work the answer is worth, in (0, 1]; approximate searches and re-rankers do less below 1. */
    public double effort() {
        return effort;
    }

    /** Fixes what stochastic rankers draw. */
    public long seed() {
        return seed;
    }

    /** Whether the answer is to say how it came about. */
    public boolean explained() {
        return explained;
    }

    /** When the answer is wanted. */
    public Deadline deadline() {
        return deadline;
    }

    /**
     * Whether nobody waits for the answer any more, because the deadline has passed or the application said so. Long
     * loops ask once a block, of about 1 MiB of work, and stop with a
     * {@link java.util.concurrent.CancellationException}.
     */
    public boolean cancelled() {
        return deadline.isPassed() || cancellation.getAsBoolean();
    }

    /** A builder that starts from this query. */
    public Builder with() {
        Builder builder = new Builder(version, allowed);
        builder.user = user;
        builder.history = history;
        builder.moment = moment;
        builder.context = context;
        builder.limit = limit;
        builder.effort = effort;
        builder.seed = seed;
        builder.explained = explained;
        builder.deadline = deadline;
        builder.cancellation = cancellation;
        return builder;
    }

    /** Collects a query. Belongs to one thread. */
    public static final class Builder {
        private final ModelVersion version;
        private ItemSet allowed;
        private int user = UNKNOWN_USER;
        private History history = History.EMPTY;
        private long moment;
        private Map<String, String> context = Map.of();
        private int limit = Request.DEFAULT_LIMIT;
        private double effort = 1;
        private long seed;
        private boolean explained;
        private Deadline deadline = Deadline.NONE;
        private BooleanSupplier cancellation = () -> false;

        private Builder(ModelVersion version, ItemSet allowed) {
            this.version = version;
            this.allowed = allowed;
        }

        /** The user's index, or {@link #UNKNOWN_USER}. */
        public Builder user(int index) {
            if (index < 0) {
                throw new IndexOutOfBoundsException("a user's index is at least 0: " + index);
            }
            user = index;
            return this;
        }

        /** What the user did. */
        public Builder history(History past) {
            history = past;
            return this;
        }

        /** The items that may be returned. */
        public Builder allowed(ItemSet items) {
            allowed = items;
            return this;
        }

        /** The moment to recommend for. */
        public Builder moment(long epochMillis) {
            moment = epochMillis;
            return this;
        }

        /** Named circumstances of the request. */
        public Builder context(Map<String, String> circumstances) {
            context = Map.copyOf(circumstances);
            return this;
        }

        /** How many items the request is for, at least 0. */
        public Builder limit(int items) {
            if (items < 0) {
                throw new IllegalArgumentException("limit must be at least 0: " + items);
            }
            limit = items;
            return this;
        }

        /** How much work the answer is worth, in (0, 1]. */
        public Builder effort(double share) {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("effort must be above 0 and at most 1: " + share);
            }
            effort = share;
            return this;
        }

        /** Fixes what stochastic rankers draw. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Asks for the answer to say how it came about. */
        public Builder explained() {
            explained = true;
            return this;
        }

        /** When the answer is wanted. */
        public Builder deadline(Deadline moment) {
            deadline = moment;
            return this;
        }

        /**
         * Tells when nobody waits for the answer any more, whatever the deadline.
         *
         * @param cancelled asked often and from any thread; cheap
         */
        public Builder cancellation(BooleanSupplier cancelled) {
            cancellation = cancelled;
            return this;
        }

        /** The query. */
        public Query build() {
            return new Query(this);
        }
    }
}

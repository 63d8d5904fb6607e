package dev.sluice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What an application asks for, in its own ids.
 *
 * <pre>{@code
 * var request = Request.forUser("u42").limit(20).excluding(Set.of("i7")).build();
 * }</pre>
 *
 * <p>All but the user has a default: no history of its own, no context, nothing excluded, ten items, no time budget, no
 * explanation, and the moment at which it was built.
 */
public final class Request {
    /** How many items are asked for unless the request says so. */
    public static final int DEFAULT_LIMIT = 10;

    private final Optional<String> user;
    private final Optional<List<Interaction>> history;
    private final Instant moment;
    private final Map<String, String> context;
    private final Set<String> excluded;
    private final int limit;
    private final Optional<Duration> timeBudget;
    private final OptionalLong seed;
    private final boolean explained;
    private final Optional<PageToken> after;

    private Request(Builder builder) {
        this.user = builder.user;
        this.history = builder.history;
        this.moment = builder.moment.orElseGet(Instant::now);
        this.context = Map.copyOf(builder.context);
        this.excluded = Set.copyOf(builder.excluded);
        this.limit = builder.limit;
        this.timeBudget = builder.timeBudget;
        this.seed = builder.seed;
        this.explained = builder.explained;
        this.after = builder.after;
    }

    /** A request on behalf of a user, known to the model or not. */
    public static Builder forUser(String user) {
        return new Builder(Optional.of(user));
    }

    /** A request on behalf of nobody in particular; a history may still say what they like. */
    public static Builder forAnyone() {
        return new Builder(Optional.empty());
    }

    /** The user, if there is one. */
    public Optional<String> user() {
        return user;
    }

    /** The user's history, if the application has it; it then wins over a stored one. Oldest first. */
    public Optional<List<Interaction>> history() {
        return history;
    }

    /** The moment to recommend for. */
    public Instant moment() {
        return moment;
    }

    /** Named circumstances of the request, such as country or device; numbers in decimal form. */
    public Map<String, String> context() {
        return context;
    }

    /** Items that must not come back. */
    public Set<String> excluded() {
        return excluded;
    }

    /** How many items to recommend, at least 0. */
    public int limit() {
        return limit;
    }

    /** How long the answer may take, if that is bounded. */
    public Optional<Duration> timeBudget() {
        return timeBudget;
    }

    /** Fixes what stochastic rankers draw; without one, the request itself decides, so that a repeated one replays. */
    public OptionalLong seed() {
        return seed;
    }

    /** Whether the answer is to say how it came about. */
    public boolean explained() {
        return explained;
    }

    /** The pages before, if the request goes on from there. */
    public Optional<PageToken> after() {
        return after;
    }

    /** A builder that holds what this request holds, to ask for the same with a change. */
    public Builder toBuilder() {
        Builder builder = new Builder(user);
        builder.history = history;
        builder.moment = Optional.of(moment);
        builder.context.putAll(context);
        builder.excluded.addAll(excluded);
        builder.limit = limit;
        builder.timeBudget = timeBudget;
        builder.seed = seed;
        builder.explained = explained;
        builder.after = after;
        return builder;
    }

    /** Collects a request. Belongs to one thread. */
    public static final class Builder {
        private final Optional<String> user;
        private Optional<List<Interaction>> history = Optional.empty();
        private Optional<Instant> moment = Optional.empty();
        private final Map<String, String> context = new LinkedHashMap<>();
        private final List<String> excluded = new ArrayList<>();
        private int limit = DEFAULT_LIMIT;
        private Optional<Duration> timeBudget = Optional.empty();
        private OptionalLong seed = OptionalLong.empty();
        private boolean explained;
        private Optional<PageToken> after = Optional.empty();

        private Builder(Optional<String> user) {
            this.user = user;
        }

        /** What the user did, oldest first. */
        public Builder history(List<Interaction> interactions) {
            for (int i = 1; i < interactions.size(); i++) {
                if (interactions.get(i).time().isBefore(interactions.get(i - 1).time())) {
                    throw new IllegalArgumentException("a history goes forward in time: "
                            + interactions.get(i).time() + " after "
                            + interactions.get(i - 1).time());
                }
            }
            history = Optional.of(List.copyOf(interactions));
            return this;
        }

        /** The moment to recommend for, within the range of epoch milliseconds. */
        public Builder moment(Instant when) {
            moment = Optional.of(EpochMillis.require(when, "moment"));
            return this;
        }

        /** A circumstance of the request; the last value of a name counts. */
        public Builder context(String name, String value) {
            context.put(name, value);
            return this;
        }

        /** Takes a circumstance out, if it is there. */
        public Builder withoutContext(String name) {
            context.remove(name);
            return this;
        }

        /** Items that must not come back, beside those named before. */
        public Builder excluding(Collection<String> items) {
            excluded.addAll(items);
            return this;
        }

        /** How many items to recommend, at least 0. */
        public Builder limit(int items) {
            if (items < 0) {
                throw new IllegalArgumentException("limit must be at least 0: " + items);
            }
            limit = items;
            return this;
        }

        /** How long the answer may take, more than nothing. */
        public Builder timeBudget(Duration budget) {
            if (budget.isZero() || budget.isNegative()) {
                throw new IllegalArgumentException("time budget must be more than nothing: " + budget);
            }
            timeBudget = Optional.of(budget);
            return this;
        }

        /** Fixes what stochastic rankers draw. */
        public Builder seed(long value) {
            seed = OptionalLong.of(value);
            return this;
        }

        /** Asks for the answer to say how it came about, which costs time and memory. */
        public Builder explained() {
            explained = true;
            return this;
        }

        /**
         * Goes on from the pages before: what they have shown does not come back. The request takes their seed and
         * moment; all else should be what it was for them.
         *
         * <p>Together, the pages are the list that one request for all of them would have got, provided that the same
         * version answers, its funnel is deterministic, no answer is degraded, the last page ends within the lowest
         * limit of the funnel's stages, and nothing changes meanwhile that the funnel heeds, such as the user's history
         * or what was withdrawn. In any case they have no item in common. A page costs what a list down to its end
         * costs.
         */
        public Builder after(PageToken pages) {
            after = Optional.of(pages);
            seed = OptionalLong.of(pages.seed());
            return moment(pages.moment());
        }

        /** The request. */
        public Request build() {
            return new Request(this);
        }
    }
}

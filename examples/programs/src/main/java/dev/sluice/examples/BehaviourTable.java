package dev.sluice.examples;

import dev.sluice.Interaction;
import dev.sluice.Request;
import dev.sluice.data.Entities;
import dev.sluice.eval.behaviour.Behaviour;
import dev.sluice.eval.behaviour.Change;
import dev.sluice.eval.behaviour.ColdStart;
import dev.sluice.eval.behaviour.Direction;
import dev.sluice.eval.behaviour.Expectation;
import dev.sluice.eval.behaviour.Invariance;
import dev.sluice.eval.behaviour.LessWrong;
import dev.sluice.eval.behaviour.Liked;
import dev.sluice.eval.behaviour.LongTail;
import dev.sluice.eval.behaviour.Noise;
import dev.sluice.eval.behaviour.Quality;
import dev.sluice.eval.behaviour.SliceGap;
import dev.sluice.eval.metric.Metrics;
import dev.sluice.eval.metric.Preset;
import dev.sluice.eval.slice.Slices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes expectations of what a person writes, such as {@code long-tail@10>=0.1}. */
final class BehaviourTable {
    private static final Pattern EXPECTATION = Pattern.compile("(.+?)(>=|<=)(.+)");
    private static final Pattern WITH_CUT = Pattern.compile("([a-z-]+)@(\\d{1,4})(?::(.+))?");
    private static final Pattern CUT = Pattern.compile("@(\\d{1,18})");
    private static final Pattern GAP = Pattern.compile("gap:(.+)");

    /** Popular is the fifth of the items that has most events. */
    private static final double HEAD = 0.2;
    /** So many strangers of each kind ask. */
    private static final int STRANGERS = 20;
    /** So many events of a kind are added to see whether a list follows. */
    private static final int ADDED = 5;
    /** A slice with fewer users does not count. */
    private static final int SLICE = 30;

    private static final List<String> USUAL =
            List.of("cold-start@10>=1", "long-tail@10>=0.05", "stability@10>=0.5", "noise@10>=0.5");

    private static final String QUALITY = "ndcg@10";

    private final BehaviourData data;
    private final Metrics metrics = Metrics.of(Preset.RECSYS);
    private final Map<String, Making> rows = Map.of(
            "cold-start", (k, detail) -> new ColdStart(strangers(k), k),
            "long-tail", (k, detail) -> new LongTail(data().requests(), head(), k),
            "stability", (k, detail) -> new Invariance("stability@" + k, data().requests(), Noise.dropping(seed()), k),
            "noise", (k, detail) -> new Invariance("noise@" + k, data().requests(), Noise.adding(items(), seed()), k),
            "less-wrong", (k, detail) -> new LessWrong(requireLiked("less-wrong"), similarity(), k),
            "more-of", this::moreOf);

    /** Makes a behaviour of how many places count, and what stands behind the colon. */
    @FunctionalInterface
    private interface Making {
        Behaviour of(int k, String detail);
    }

    BehaviourTable(BehaviourData data) {
        this.data = data;
    }

    /** What is expected of any system. */
    List<Expectation> usual() {
        return USUAL.stream().map(this::parse).toList();
    }

    /**
     * Reads an expectation.
     *
     * @throws IllegalArgumentException if it is none, or needs what is not there
     */
    Expectation parse(String text) {
        Matcher parts = EXPECTATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "an expectation is as in long-tail@10>=0.1 or gap:country<=0.05: " + text);
        }
        Behaviour behaviour = behaviour(parts.group(1).strip());
        double limit = number(parts.group(3).strip(), text);
        return parts.group(2).equals(">=") ? behaviour.atLeast(limit) : behaviour.atMost(limit);
    }

    private static double number(String text, String expectation) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the limit of " + expectation + " must be a number: " + text, e);
        }
    }

    private Behaviour behaviour(String name) {
        requireDeep(name);
        Matcher gap = GAP.matcher(name);
        if (gap.matches()) {
            return gap(gap.group(1));
        }
        Matcher parts = WITH_CUT.matcher(name);
        Making making = parts.matches() ? rows.get(parts.group(1)) : null;
        if (making != null) {
            if (parts.group(3) != null && !parts.group(1).equals("more-of")) {
                throw new IllegalArgumentException(parts.group(1) + " knows nothing of :" + parts.group(3));
            }
            return making.of(
                    Integer.parseInt(parts.group(2)),
                    Optional.ofNullable(parts.group(3)).orElse(""));
        }
        return new Quality(metrics.parse(name), requireLiked(name));
    }

    private void requireDeep(String name) {
        Matcher cut = CUT.matcher(name);
        if (cut.find() && Long.parseLong(cut.group(1)) > data.depth()) {
            throw new IllegalArgumentException(name + " looks further than the " + data.depth() + " places of a list");
        }
    }

    private Behaviour gap(String attribute) {
        Entities users = BehaviourOptions.require(data.users(), "--users", "gap:" + attribute);
        Slices slices = Slices.of(attribute, users.require(attribute));
        SliceGap.Attribute slice = request -> request.user()
                .map(user -> String.join("|", slices.of(users.ids().row(user))))
                .orElse(Slices.UNKNOWN);
        return new SliceGap(attribute, metrics.parse(QUALITY), requireLiked("gap:" + attribute), slice, SLICE);
    }

    private Behaviour moreOf(int k, String detail) {
        String[] columnAndValue = detail.split("=", 2);
        if (columnAndValue.length != 2) {
            throw new IllegalArgumentException("more-of is as in more-of@10:genres=Drama>=0.5: more-of:" + detail);
        }
        Entities items = BehaviourOptions.require(data.items(), "--items", "more-of");
        Slices kinds = Slices.of(columnAndValue[0], items.require(columnAndValue[0]));
        Set<String> kind = new HashSet<>();
        for (int row = 1; row < items.rows(); row++) {
            if (kinds.of(row).contains(columnAndValue[1])) {
                kind.add(items.ids().id(row));
            }
        }
        List<String> known = items().stream().filter(kind::contains).toList();
        if (known.size() < ADDED + k) {
            throw new IllegalArgumentException("more-of@" + k + " needs " + (ADDED + k)
                    + " items with events that have " + detail + ": " + known.size());
        }
        Change change = new Change(
                "the history has " + ADDED + " more events with " + detail, request -> withMore(request, known));
        // What is added later may not stand in the first list either: it would count as lost.
        List<Request> requests = data.requests().stream()
                .map(request ->
                        request.toBuilder().excluding(added(request, known)).build())
                .toList();
        return new Direction("more-of@" + k + ":" + detail, requests, change, list -> share(list, kind), k);
    }

    private Request withMore(Request request, List<String> kind) {
        List<Interaction> history = new ArrayList<>(request.history().orElse(List.of()));
        if (history.isEmpty()) {
            return request;
        }
        Instant last = history.get(history.size() - 1).time();
        added(request, kind).forEach(item -> history.add(Interaction.of(item, last)));
        return request.toBuilder().history(history).build();
    }

    /** The same for the same user. */
    private Set<String> added(Request request, List<String> kind) {
        Random random = new Random(seed() ^ request.user().hashCode());
        Set<String> added = new TreeSet<>();
        while (added.size() < ADDED) {
            added.add(kind.get(random.nextInt(kind.size())));
        }
        return added;
    }

    private static double share(List<String> list, Set<String> kind) {
        return list.isEmpty()
                ? Double.NaN
                : (double) list.stream().filter(kind::contains).count() / list.size();
    }

    /** Jaccard's, of all values of all attributes. */
    private LessWrong.Similarity similarity() {
        Entities items = BehaviourOptions.require(data.items(), "--items", "less-wrong");
        return (one, other) -> similarity(one, other, items);
    }

    private static OptionalDouble similarity(String one, String other, Entities items) {
        Set<String> ofOne = values(items, one);
        Set<String> ofOther = values(items, other);
        if (ofOne.isEmpty() || ofOther.isEmpty()) {
            return OptionalDouble.empty();
        }
        Set<String> all = new HashSet<>(ofOne);
        all.addAll(ofOther);
        ofOne.retainAll(ofOther);
        return OptionalDouble.of((double) ofOne.size() / all.size());
    }

    private static Set<String> values(Entities items, String id) {
        int row = items.ids().row(id);
        Set<String> values = new HashSet<>();
        items.columns()
                .forEach((name, column) -> Slices.of(name, column).of(row).stream()
                        .filter(value -> !value.equals(Slices.UNKNOWN))
                        .forEach(value -> values.add(name + "=" + value)));
        return values;
    }

    /** Nobody, people of whom nothing is known, and people with a single event. */
    private List<Request> strangers(int k) {
        Random random = new Random(seed());
        List<Request> strangers = new ArrayList<>();
        strangers.add(Request.forAnyone().limit(k).build());
        for (int i = 0; i < STRANGERS; i++) {
            strangers.add(Request.forUser("nobody knows " + i).limit(k).build());
            String item = items().get(random.nextInt(items().size()));
            strangers.add(Request.forAnyone()
                    .history(List.of(Interaction.of(item, Instant.EPOCH)))
                    .limit(k)
                    .build());
        }
        return strangers;
    }

    private Set<String> head() {
        return LongTail.head(
                data.events().interactions(), data.events().catalogue().items().ids(), HEAD);
    }

    private List<Liked> requireLiked(String name) {
        if (data.liked().isEmpty()) {
            throw new IllegalArgumentException(name + " needs --qrels with a relevant item");
        }
        return data.liked();
    }

    private List<String> items() {
        return data.events().catalogue().items().ids().ids();
    }

    private long seed() {
        return data.seed();
    }

    private BehaviourData data() {
        return data;
    }
}

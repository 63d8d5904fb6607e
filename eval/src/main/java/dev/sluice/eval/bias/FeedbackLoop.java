package dev.sluice.eval.bias;

import dev.sluice.data.Interactions;
import dev.sluice.eval.Evaluation;
import dev.sluice.eval.Evaluator;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.Metric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.metric.CatalogueCoverage;
import dev.sluice.eval.metric.GiniConcentration;
import dev.sluice.eval.metric.ItemPopularity;
import dev.sluice.eval.simulation.EventType;
import dev.sluice.eval.simulation.Response;
import dev.sluice.eval.simulation.TrueSatisfaction;
import dev.sluice.eval.simulation.Visit;
import dev.sluice.eval.simulation.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lets a recommender learn from what it has shown: it is trained, shows, the users of a simulated world click, their
 * clicks join the training data, and again. What a recommender makes popular it then finds popular; this shows how far
 * that goes, and what the users, whom only a simulated world can ask, make of it.
 *
 * <pre>{@code
 * List<FeedbackRound> rounds = FeedbackLoop.of(world).run(history, events -> lists(train(events)));
 * }</pre>
 *
 * <p>Every user who has a list comes once a round; rounds are a day apart, the first at the end of the world's history,
 * when all items are published. Whatever a list has beyond its first {@code slots} is not shown, but counts for
 * {@link Pri}, whose liked items are those that satisfy the user with a probability of at least {@code likedFrom} at
 * the first round. Equal recommenders have equal rounds. Asking the world what everybody likes costs less than a
 * microsecond a user and item, once a run.
 *
 * @param world who answers
 * @param rounds how many, at least 1
 * @param slots how many items are shown, at least 1
 * @param likedFrom from which interest on an item is liked, above 0 and at most 1
 */
public record FeedbackLoop(World world, int rounds, int slots, double likedFrom) {
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** Checks the ranges. */
    public FeedbackLoop {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1: " + rounds);
        }
        if (slots < 1) {
            throw new IllegalArgumentException("slots must be at least 1: " + slots);
        }
        if (!(likedFrom > 0 && likedFrom <= 1)) {
            throw new IllegalArgumentException("likedFrom must be above 0 and at most 1: " + likedFrom);
        }
    }

    /** 10 rounds of as many items as the world shows; liked is what more likely satisfies than not. */
    public static FeedbackLoop of(World world) {
        return new FeedbackLoop(world, 10, world.settings().slots(), 0.5);
    }

    /** The same with another number of rounds. */
    public FeedbackLoop withRounds(int other) {
        return new FeedbackLoop(world, other, slots, likedFrom);
    }

    /** The same with another number of items shown. */
    public FeedbackLoop withSlots(int other) {
        return new FeedbackLoop(world, rounds, other, likedFrom);
    }

    /**
     * Goes through the rounds.
     *
     * @param start what the first round is trained on, in the rows of the world; its named columns are not kept
     * @param recommender makes lists from events, at most one for each user of the world
     * @throws IllegalArgumentException if the events have other rows than the world, or a user has two lists
     */
    public List<FeedbackRound> run(Interactions start, Function<Interactions, Stream<RankedList>> recommender) {
        requireRows(start.userRows(), world.catalogue().users().rows(), "users");
        requireRows(start.itemRows(), world.catalogue().items().rows(), "items");
        Run run = new Run(start, recommender);
        return IntStream.rangeClosed(1, rounds).mapToObj(run::round).toList();
    }

    private static void requireRows(int ofEvents, int ofWorld, String what) {
        if (ofEvents != ofWorld) {
            throw new IllegalArgumentException(
                    "events have " + ofEvents + " rows of " + what + ", the world has " + ofWorld);
        }
    }

    private long moment(int round) {
        Instant end =
                world.settings().start().plus(Duration.ofDays(world.settings().days()));
        return end.toEpochMilli() + (round - 1) * DAY;
    }

    /** Who likes nothing is judged by an item not liked, so as to count all the same in what is shown. */
    private Judgements liked() {
        Judgements.Builder liked = new Judgements.Builder();
        int items = world.settings().items();
        for (int user = 1; user <= world.settings().users(); user++) {
            boolean none = true;
            for (int item = 1; item <= items; item++) {
                if (world.interest(user, item, moment(1)) >= likedFrom) {
                    liked.add(user, item, 1);
                    none = false;
                }
            }
            if (none) {
                liked.add(user, 1, 0);
            }
        }
        return liked.build();
    }

    /** The events so far. */
    private final class Run {
        private final Function<Interactions, Stream<RankedList>> recommender;
        private final Judgements liked = liked();
        private final Interactions.Builder events = new Interactions.Builder();

        Run(Interactions start, Function<Interactions, Stream<RankedList>> recommender) {
            this.recommender = recommender;
            for (int event = 0; event < start.size(); event++) {
                events.add(start.user(event), start.item(event), start.time(event), start.value(event));
            }
        }

        FeedbackRound round(int number) {
            Interactions training = events.build(
                    world.catalogue().users().rows(), world.catalogue().items().rows());
            ItemPopularity popularity = ItemPopularity.ofEvents(training);
            List<RankedList> lists = recommender.apply(training).toList();
            Evaluation evaluation = Evaluator.of(metrics(popularity, moment(number)))
                    .evaluate("round " + number, liked, lists.stream());
            int clicks = lists.stream().mapToInt(list -> show(list, number)).sum();
            return new FeedbackRound(number, training.size(), gini(popularity), evaluation, clicks);
        }

        private List<Metric> metrics(ItemPopularity popularity, long moment) {
            int items = world.settings().items();
            List<Metric> metrics = new ArrayList<>();
            metrics.add(new GiniConcentration(slots, items));
            metrics.add(new CatalogueCoverage(slots, items));
            metrics.add(new Pri(popularity, LikedRanks.defaults()));
            metrics.add(new TrueSatisfaction(world, moment, slots).named("satisfaction@" + slots));
            return metrics;
        }

        private double gini(ItemPopularity popularity) {
            return GiniConcentration.ofCounts(
                    IntStream.rangeClosed(1, world.settings().items())
                            .mapToLong(popularity::count)
                            .toArray());
        }

        /** How many clicks a list leads to, which are added to the events. */
        private int show(RankedList list, int round) {
            long id = (long) round * (world.settings().users() + 1) + list.user();
            Response response = world.respond(
                    new Visit(id, list.user(), moment(round)),
                    list.items().limit(slots).toArray());
            for (int position = 1; position <= response.size(); position++) {
                if (response.clicked(position)) {
                    long when = response.moment(EventType.CLICK, position);
                    events.add(list.user(), response.item(position), when, 1);
                }
            }
            return response.clicks();
        }
    }
}

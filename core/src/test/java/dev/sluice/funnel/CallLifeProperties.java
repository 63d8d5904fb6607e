package dev.sluice.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever happens to calls in whatever order, the gate counts those that take up its bound. */
class CallLifeProperties {
    private static final int MOST = 2;

    private enum Event {
        KEEP,
        BEGIN,
        END,
        ABANDON,
        LEAVE
    }

    /** A step in the life of one of a few calls. */
    record Step(int call, Event event) {}

    /** What became of one call, told by its events in their order. */
    private static final class Story {
        private final List<Event> events = new ArrayList<>();
        private boolean kept;
        private boolean granted;

        /** An executor that is done with a call before it begins has not been given it, for all that matters. */
        void goesOn(Event event) {
            if (event == Event.KEEP || event == Event.LEAVE && (kept || events.isEmpty())) {
                kept = true;
            } else {
                events.add(event);
            }
        }

        boolean has(Event event) {
            return events.contains(event);
        }

        /** What came first decides whether it ever works: who has begun cannot end before. */
        boolean isFirst(Event event) {
            return !events.isEmpty() && events.get(0) == event;
        }

        boolean works() {
            return isFirst(Event.BEGIN) && !has(Event.END);
        }

        boolean runs() {
            return granted && works();
        }

        boolean takesUpTheBound() {
            return works() || (!kept && !events.isEmpty() && !has(Event.LEAVE));
        }

        boolean isLate() {
            return works() && !kept && has(Event.ABANDON) && !has(Event.LEAVE);
        }
    }

    @Property(tries = 3000)
    void theGateCountsWhatTakesUpItsBound(@ForAll @Size(max = 16) List<@From("steps") Step> steps) {
        Gate gate = new Gate(MOST, Optional.empty());
        List<CallLife> lives =
                Stream.generate(() -> new CallLife(gate)).limit(4).toList();
        List<Story> stories = Stream.generate(Story::new).limit(4).toList();
        for (Step step : steps) {
            Story story = stories.get(step.call());
            if (isPossible(story, step.event())) {
                long before = count(stories, Story::works);
                boolean told = happens(lives.get(step.call()), step.event());
                story.goesOn(step.event());
                if (step.event() == Event.BEGIN) {
                    assertThat(told).isEqualTo(story.isFirst(Event.BEGIN) && before < MOST);
                    story.granted = told;
                }
            }
            assertThat((long) gate.health("g").underWay())
                    .as("%s", steps)
                    .isEqualTo(count(stories, Story::takesUpTheBound));
            assertThat((long) gate.health("g").late()).as("%s", steps).isEqualTo(count(stories, Story::isLate));
            assertThat(count(stories, Story::runs)).isLessThanOrEqualTo(MOST);
        }
    }

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(Arbitraries.integers().between(0, 3), Arbitraries.of(Event.class))
                .as(Step::new);
    }

    /** The work begins and ends once at most, as that of a task does. */
    private static boolean isPossible(Story story, Event event) {
        return switch (event) {
            case KEEP -> story.events.isEmpty();
            case BEGIN -> !story.has(Event.BEGIN);
            case END -> story.has(Event.BEGIN) && !story.has(Event.END);
            case ABANDON, LEAVE -> true;
        };
    }

    private static boolean happens(CallLife life, Event event) {
        switch (event) {
            case KEEP -> life.keep();
            case BEGIN -> {
                return life.begin();
            }
            case END -> life.end(true);
            case ABANDON -> life.abandon();
            case LEAVE -> life.leaveExecutor();
        }
        return false;
    }

    private static long count(List<Story> stories, Predicate<Story> what) {
        return stories.stream().filter(what).count();
    }
}

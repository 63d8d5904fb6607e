package dev.sluice.data.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TagColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.data.label.Exposures.Unfinished;
import dev.sluice.data.prepare.Account;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.Step;
import dev.sluice.data.prepare.StepReport;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Exposures of drawn logs are what going through the whole log for each of them finds. */
class ExposuresProperties {
    private static final List<String> TYPES = List.of("impression", "click", "watch", "purchase", "return", "like");

    private static final int SPAN = 10;

    @Property(tries = 500)
    void exposuresAreWhatANaiveSearchFinds(@ForAll long seed) {
        Random random = new Random(seed);
        Interactions log = log(random, random.nextBoolean() ? 0 : 1);
        Exposures settings = settings(random);
        Interactions exposures =
                settings.apply(Watched.dataset(log), new Account()).interactions();

        Interactions known = known(log, settings);
        List<Integer> shown = shown(known, settings);
        assertThat(exposures.size()).isEqualTo(shown.size());
        for (int row = 0; row < shown.size(); row++) {
            int event = shown.get(row);
            assertThat(exposures.item(row)).isEqualTo(known.item(event));
            assertThat(exposures.time(row)).isEqualTo(known.time(event));
            assertThat(number(exposures, Requests.REQUEST, row)).isEqualTo(number(known, Requests.REQUEST, event));
            assertThat(number(exposures, Exposures.WATCH_SECONDS, row)).isEqualTo(seconds(known, event, settings));
            assertThat(number(exposures, Exposures.DURATION_SECONDS, row)).isEqualTo(duration(known, event, settings));
            for (String what : List.of(Exposures.CLICKED, Exposures.PURCHASED, Exposures.RETURNED)) {
                assertThat(number(exposures, what, row)).as(what).isEqualTo(happened(known, event, what, settings));
            }
        }
    }

    @Property(tries = 500)
    void whereEventsStandInTheLogDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        Interactions log = log(random, random.nextBoolean() ? 0 : 1);
        Exposures settings = settings(random);
        int[] order = IntArrays.shuffle(IntStream.range(0, log.size()).toArray(), random);

        Run one = Run.of(settings, log);
        Run other = Run.of(settings, log.select(order));

        requireSame(one.exposures, other.exposures);
        assertThat(other.told).isEqualTo(one.told);
    }

    @Property(tries = 500)
    void whatComesAfterTheHorizonChangesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        Interactions log = log(random, random.nextBoolean() ? 0 : 1);
        Instant horizon = Instant.ofEpochMilli(random.nextInt(SPAN));
        Exposures settings = settings(random).withHorizon(horizon);

        Interactions whole = Run.of(settings, log).exposures;
        Interactions cut = Run.of(settings, known(log, settings)).exposures;

        requireSame(cut, whole);
    }

    /** A label whose window is over is final: looking again later finds the same, and more exposures after it. */
    @Property(tries = 300)
    void whatIsFinishedNoLongerChanges(@ForAll long seed) {
        Random random = new Random(seed);
        Interactions log = log(random, 0);
        Exposures settings = settings(random)
                .withWindow(Duration.ofMillis(1 + random.nextInt(SPAN / 2)))
                .withUnfinished(Unfinished.LEAVE_OUT);
        int cut = random.nextInt(SPAN);
        Exposures early = settings.withHorizon(Instant.ofEpochMilli(cut));
        Exposures late = settings.withHorizon(Instant.ofEpochMilli(cut + random.nextInt(SPAN)));
        // Before the first impression the log is one without any.
        Assume.that(has(known(log, early), "impression"));

        Interactions then = Run.of(early, log).exposures;
        Interactions later = Run.of(late, log).exposures;

        requireSame(then, later.select(IntStream.range(0, then.size()).toArray()));
    }

    /** A preparation refuses a step that loses an event in silence. */
    @Property(tries = 300)
    void everyEventIsAnExposureOrAccountedFor(@ForAll long seed) {
        Random random = new Random(seed);
        Interactions log = log(random, random.nextBoolean() ? 0 : 1);
        Exposures settings = settings(random);
        if (!shown(known(log, settings), settings).isEmpty()) {
            Run run = Run.of(settings, log);
            long told = run.told.leftOut().values().stream()
                    .mapToLong(count -> count)
                    .sum();
            assertThat(told + run.exposures.size()).isEqualTo(log.size());
        }
    }

    private record Told(Map<String, Long> leftOut, Map<String, Long> notes) {}

    private record Run(Interactions exposures, Told told) {
        /** A preparation refuses to lose events in silence, and to leave none, which drawn logs may well do. */
        static Run of(Exposures settings, Interactions log) {
            List<StepReport> reports = new ArrayList<>();
            List<Interactions> found = new ArrayList<>();
            Step step = (data, account) -> {
                Dataset after = settings.apply(data, account);
                found.add(after.interactions());
                return after;
            };
            try {
                Preparation.none().then("exposures", step).apply(Watched.dataset(log), reports::add);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("left none of");
            }
            StepReport report = reports.get(0);
            return new Run(found.get(0), new Told(report.leftOut(), report.notes()));
        }
    }

    private static void requireSame(Interactions one, Interactions other) {
        assertThat(other.size()).isEqualTo(one.size());
        for (int row = 0; row < one.size(); row++) {
            assertThat(other.user(row)).isEqualTo(one.user(row));
            assertThat(other.item(row)).isEqualTo(one.item(row));
            assertThat(other.time(row)).isEqualTo(one.time(row));
            assertThat(other.value(row)).isEqualTo(one.value(row));
        }
        assertThat(other.columns()).isEqualTo(one.columns());
    }

    private static Exposures settings(Random random) {
        Unfinished unfinished = random.nextBoolean() ? Unfinished.LEAVE_OUT : Unfinished.KEEP;
        Exposures settings = new Exposures().withUnfinished(unfinished);
        if (random.nextBoolean()) {
            settings = settings.withWindow(Duration.ofMillis(1 + random.nextInt(SPAN / 2)));
        }
        return random.nextBoolean() ? settings : settings.withHorizon(Instant.ofEpochMilli(random.nextInt(SPAN)));
    }

    /**
     * Of few moments, so that many events share one, and of parts of seconds, whose sums depend on their order.
     *
     * @param firstType 0 for logs with impressions, 1 for such without
     */
    private static Interactions log(Random random, int firstType) {
        int size = random.nextInt(40);
        Interactions.Builder builder = new Interactions.Builder();
        List<String> types = new ArrayList<>();
        List<List<String>> tags = new ArrayList<>();
        double[] requests = new double[size];
        double[] seconds = new double[size];
        double[] durations = new double[size];
        for (int event = 0; event < size; event++) {
            requests[event] = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(4);
            int user = Double.isNaN(requests[event]) ? 1 : 1 + (int) requests[event] % 2;
            builder.add(user, 1 + random.nextInt(3), random.nextInt(SPAN), random.nextInt(2));
            types.add(TYPES.get(firstType + random.nextInt(TYPES.size() - firstType)));
            tags.add(random.nextBoolean() ? List.of() : List.of("a", random.nextBoolean() ? "b" : "c"));
            durations[event] = random.nextInt(4) - 1;
            durations[event] = durations[event] < 0 ? Double.NaN : durations[event];
            seconds[event] = random.nextBoolean() ? Double.NaN : (1 + random.nextInt(3)) / 10.0;
        }
        return builder.build(3, 4)
                .with("type", TextColumn.of(types))
                .with("tags", TagColumn.of(tags))
                .with(Requests.REQUEST, new NumberColumn(requests))
                .with(Exposures.WATCH_SECONDS, new NumberColumn(seconds))
                .with(Exposures.DURATION_SECONDS, new NumberColumn(durations));
    }

    private static Interactions known(Interactions log, Exposures settings) {
        return log.filter(event -> settings.horizon()
                .map(moment -> log.time(event) <= moment.toEpochMilli())
                .orElse(true));
    }

    /** The earliest showing of each item in each request, in the order of time, those that are unfinished left out. */
    private static List<Integer> shown(Interactions known, Exposures settings) {
        boolean hasImpressions = has(known, "impression");
        List<Integer> shown = new ArrayList<>();
        for (int event = 0; event < known.size(); event++) {
            boolean counts = hasImpressions
                    ? type(known, event).equals("impression")
                    : !type(known, event).equals("like");
            if (counts && !Double.isNaN(number(known, Requests.REQUEST, event))) {
                shown.add(event);
            }
        }
        shown.sort(new EventOrder(known));
        Set<List<Double>> pairs = new LinkedHashSet<>();
        shown.removeIf(
                event -> !pairs.add(List.of(number(known, Requests.REQUEST, event), (double) known.item(event))));
        long end = settings.horizon()
                .map(Instant::toEpochMilli)
                .orElse(IntStream.range(0, known.size())
                        .mapToLong(known::time)
                        .max()
                        .orElse(0));
        shown.removeIf(event -> settings.unfinished() == Unfinished.LEAVE_OUT
                && settings.window()
                        .map(window -> known.time(event) + window.toMillis() > end)
                        .orElse(false));
        return shown;
    }

    private static boolean has(Interactions log, String type) {
        return IntStream.range(0, log.size()).anyMatch(event -> type(log, event).equals(type));
    }

    private static Double happened(Interactions log, int exposure, String what, Exposures settings) {
        String type =
                what.equals(Exposures.CLICKED) ? "click" : what.equals(Exposures.PURCHASED) ? "purchase" : "return";
        if (!of(log, exposure, type, settings).isEmpty()) {
            return 1.0;
        }
        boolean couldBeTold = what.equals(Exposures.RETURNED)
                ? !of(log, exposure, "purchase", settings).isEmpty()
                : has(log, "impression")
                        || (what.equals(Exposures.PURCHASED)
                                && !of(log, exposure, "click", settings).isEmpty());
        return couldBeTold ? 0.0 : Double.NaN;
    }

    private static Double seconds(Interactions log, int exposure, Exposures settings) {
        return of(log, exposure, "watch", settings).stream()
                .map(event -> number(log, Exposures.WATCH_SECONDS, event))
                .filter(seconds -> !Double.isNaN(seconds))
                .sorted()
                .reduce(Double::sum)
                .orElse(Double.NaN);
    }

    /** That of the impression, else the longest of what came of it. */
    private static Double duration(Interactions log, int exposure, Exposures settings) {
        double own = number(log, Exposures.DURATION_SECONDS, exposure);
        if (own > 0) {
            return own;
        }
        return Stream.of("impression", "click", "watch", "purchase", "return")
                .flatMap(type -> of(log, exposure, type, settings).stream())
                .map(event -> number(log, Exposures.DURATION_SECONDS, event))
                .filter(duration -> duration > 0)
                .max(Double::compare)
                .orElse(Double.NaN);
    }

    /** The events of a type of the same request and item that are not after the window. */
    private static List<Integer> of(Interactions log, int exposure, String type, Exposures settings) {
        List<Integer> events = new ArrayList<>();
        for (int event = 0; event < log.size(); event++) {
            int at = event;
            if (log.item(event) == log.item(exposure)
                    && number(log, Requests.REQUEST, event) == number(log, Requests.REQUEST, exposure)
                    && settings.window()
                            .map(window -> log.time(at) - log.time(exposure) <= window.toMillis())
                            .orElse(true)
                    && type(log, event).equals(type)) {
                events.add(event);
            }
        }
        return events;
    }

    private static String type(Interactions log, int event) {
        return ((TextColumn) log.column("type").orElseThrow()).text(event);
    }

    private static double number(Interactions events, String column, int row) {
        return Columns.numbers(events, column).applyAsDouble(row);
    }
}

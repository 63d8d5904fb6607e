package dev.sluice.data.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.data.prepare.Account;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.Prepared;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Exposures of drawn logs are what going through the whole log for each of them finds. */
class ExposuresProperties {
    private static final List<String> TYPES = List.of("impression", "click", "watch", "purchase", "return", "like");

    @Property(tries = 300)
    void exposuresAreWhatANaiveSearchFinds(@ForAll long seed) {
        Random random = new Random(seed);
        Interactions log = log(random, random.nextBoolean() ? 0 : 1);
        Interactions exposures =
                new Exposures().apply(Watched.dataset(log), new Account()).interactions();

        List<Integer> shown = shown(log);
        assertThat(exposures.size()).isEqualTo(shown.size());
        for (int row = 0; row < shown.size(); row++) {
            int event = shown.get(row);
            assertThat(exposures.item(row)).isEqualTo(log.item(event));
            assertThat(exposures.time(row)).isEqualTo(log.time(event));
            assertThat(number(exposures, Exposures.WATCH_SECONDS, row)).isEqualTo(seconds(log, event));
            for (String what : List.of(Exposures.CLICKED, Exposures.PURCHASED, Exposures.RETURNED)) {
                assertThat(number(exposures, what, row)).as(what).isEqualTo(happened(log, event, what));
            }
        }
    }

    /** A preparation refuses a step that loses an event in silence. */
    @Property(tries = 200)
    void everyEventIsAnExposureOrAccountedFor(@ForAll long seed) {
        Random random = new Random(seed);
        Interactions log = log(random, random.nextBoolean() ? 0 : 1);
        if (!shown(log).isEmpty()) {
            Prepared prepared =
                    Preparation.none().then("exposures", new Exposures()).apply(Watched.dataset(log));
            long told = prepared.steps().get(0).leftOut().values().stream()
                    .mapToLong(count -> count)
                    .sum();
            assertThat(told + prepared.data().interactions().size()).isEqualTo(log.size());
        }
    }

    /** @param firstType 0 for logs with impressions, 1 for such without */
    private static Interactions log(Random random, int firstType) {
        int size = random.nextInt(40);
        Interactions.Builder builder = new Interactions.Builder();
        List<String> types = new ArrayList<>();
        double[] requests = new double[size];
        double[] seconds = new double[size];
        for (int event = 0; event < size; event++) {
            requests[event] = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(4);
            int user = Double.isNaN(requests[event]) ? 1 : 1 + (int) requests[event] % 2;
            builder.add(user, 1 + random.nextInt(3), event, 0);
            types.add(TYPES.get(firstType + random.nextInt(TYPES.size() - firstType)));
            seconds[event] = random.nextInt(4) == 0 ? Double.NaN : random.nextInt(100);
        }
        return builder.build(3, 4)
                .with("type", TextColumn.of(types))
                .with(Requests.REQUEST, new NumberColumn(requests))
                .with(Exposures.WATCH_SECONDS, new NumberColumn(seconds));
    }

    private static List<Integer> shown(Interactions log) {
        boolean hasImpressions = has(log, "impression");
        Set<List<Double>> pairs = new LinkedHashSet<>();
        List<Integer> shown = new ArrayList<>();
        for (int event = 0; event < log.size(); event++) {
            double request = number(log, Requests.REQUEST, event);
            boolean counts = hasImpressions
                    ? type(log, event).equals("impression")
                    : !type(log, event).equals("like");
            if (counts && !Double.isNaN(request) && pairs.add(List.of(request, (double) log.item(event)))) {
                shown.add(event);
            }
        }
        return shown;
    }

    private static boolean has(Interactions log, String type) {
        return ((TextColumn) log.column("type").orElseThrow()).values().contains(type);
    }

    private static Double happened(Interactions log, int exposure, String what) {
        String type =
                what.equals(Exposures.CLICKED) ? "click" : what.equals(Exposures.PURCHASED) ? "purchase" : "return";
        if (!of(log, exposure, type).isEmpty()) {
            return 1.0;
        }
        boolean couldBeTold = what.equals(Exposures.RETURNED)
                ? !of(log, exposure, "purchase").isEmpty()
                : has(log, "impression")
                        || (what.equals(Exposures.PURCHASED)
                                && !of(log, exposure, "click").isEmpty());
        return couldBeTold ? 0.0 : Double.NaN;
    }

    private static Double seconds(Interactions log, int exposure) {
        return of(log, exposure, "watch").stream()
                .map(event -> number(log, Exposures.WATCH_SECONDS, event))
                .filter(seconds -> !Double.isNaN(seconds))
                .reduce(Double::sum)
                .orElse(Double.NaN);
    }

    /** The events of a type of the same request and item. */
    private static List<Integer> of(Interactions log, int exposure, String type) {
        List<Integer> events = new ArrayList<>();
        for (int event = 0; event < log.size(); event++) {
            if (log.item(event) == log.item(exposure)
                    && number(log, Requests.REQUEST, event) == number(log, Requests.REQUEST, exposure)
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

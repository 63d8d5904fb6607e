package dev.sluice.data.label;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.IdIndex;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.data.prepare.Preparation;
import dev.sluice.data.prepare.StepReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Logs of what was shown. Item 1 takes 10 seconds, item 2 an unknown time, item 3 takes 30. */
abstract class ExposuresFixture {
    /** An event of a log, its request a number. */
    private record Logged(long time, int user, int item, String type, double request, double seconds) {}

    private final List<Logged> log = new ArrayList<>();

    record Joined(Interactions data, StepReport report) {}

    Joined exposures() {
        return run(events());
    }

    static Joined run(Interactions events) {
        return run(events, new Exposures());
    }

    static Joined run(Interactions events, Exposures settings) {
        var prepared = Preparation.none().then("exposures", settings).apply(dataset(events));
        return new Joined(prepared.data().interactions(), prepared.steps().get(0));
    }

    void log(int user, int item, String type, double request) {
        at(log.size(), user, item, type, request);
    }

    void at(long time, int user, int item, String type, double request) {
        log.add(new Logged(time, user, item, type, request, Double.NaN));
    }

    void watch(int user, int item, double request, double seconds) {
        log.add(new Logged(log.size(), user, item, "watch", request, seconds));
    }

    Interactions events() {
        Interactions.Builder builder = new Interactions.Builder();
        for (int event = 0; event < log.size(); event++) {
            builder.add(
                    log.get(event).user(), log.get(event).item(), log.get(event).time(), 0);
        }
        return builder.build(3, 4)
                .with("type", TextColumn.of(log.stream().map(Logged::type).toList()))
                .with(
                        "request",
                        new NumberColumn(
                                log.stream().mapToDouble(Logged::request).toArray()))
                .with(
                        Exposures.WATCH_SECONDS,
                        new NumberColumn(
                                log.stream().mapToDouble(Logged::seconds).toArray()));
    }

    static Dataset dataset(Interactions events) {
        Map<String, Column> columns =
                Map.of("duration", new NumberColumn(new double[] {Double.NaN, 10, Double.NaN, 30}));
        Entities items = new Entities(IdIndex.of(List.of("a", "b", "c")), columns);
        Dataset plain = Watched.dataset(events);
        return events.itemRows() == 4
                ? new Dataset(events, new Catalogue(items, plain.catalogue().users()))
                : plain;
    }

    static double[] numbers(Interactions events, String column) {
        return Columns.each(events, Columns.numbers(events, column));
    }
}

package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.label.Exposures;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;

/**
 * The exposures that came to their users' knowledge: what was opened, watched, bought or sent back, whether they liked
 * it or not. What was merely shown is not among them.
 */
final class Seen {
    /** Each says whether something happened. */
    private static final List<String> HAPPENED =
            List.of(Exposures.CLICKED, Objective.CLICK, Exposures.PURCHASED, Exposures.RETURNED);

    private final Dataset data;

    private Seen(Dataset data) {
        this.data = data;
    }

    static Seen of(Dataset exposures) {
        Interactions events = exposures.interactions();
        IntPredicate happened = any(HAPPENED, events, number -> number > 0);
        IntPredicate watched = any(List.of(Exposures.WATCH_SECONDS), events, number -> !Double.isNaN(number));
        return new Seen(exposures.with(events.filter(happened.or(watched))));
    }

    /** Whether an event has a number that says so in one of the columns. */
    private static IntPredicate any(List<String> columns, Interactions events, DoublePredicate says) {
        return columns.stream()
                .map(name -> events.columns().get(name))
                .filter(NumberColumn.class::isInstance)
                .map(NumberColumn.class::cast)
                .<IntPredicate>map(numbers -> event -> says.test(numbers.number(event)))
                .reduce(event -> false, IntPredicate::or);
    }

    /** Them in the rows of a catalogue that has all their users and items. */
    Interactions in(Catalogue catalogue) {
        return in(catalogue, data);
    }

    /** Events in the rows of a catalogue that has all their users and items. */
    static Interactions in(Catalogue catalogue, Dataset data) {
        int[] users = data.catalogue().users().ids().rowsIn(catalogue.users().ids());
        int[] items = data.catalogue().items().ids().rowsIn(catalogue.items().ids());
        return data.interactions()
                .withUsers(catalogue.users().rows(), user -> users[user])
                .withItems(catalogue.items().rows(), item -> items[item]);
    }
}

package dev.sluice.examples.prepare;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.label.Buckets;
import dev.sluice.data.label.Completion;
import dev.sluice.data.label.D2q;
import dev.sluice.data.label.DurationThreshold;
import dev.sluice.data.label.Dwell;
import dev.sluice.data.label.Exposures;
import dev.sluice.data.label.Happened;
import dev.sluice.data.label.Label;
import dev.sluice.data.label.LabelledBy;
import dev.sluice.data.label.Skip;
import dev.sluice.data.label.Ties;
import dev.sluice.data.label.WatchTimeGain;
import dev.sluice.data.prepare.Account;
import dev.sluice.data.prepare.Step;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A label by the name that people call it. As a step it makes the label the value of its exposure, fitting it, if it is
 * one to be fitted, to the exposures it is given: those of the training part, where that alone is prepared.
 *
 * @param name in files and in what is printed
 * @param description what it is, with its settings
 * @param columns of the exposures that it cannot do without
 * @param fitting makes it of exposures to learn from
 */
public record NamedLabel(String name, String description, List<String> columns, Function<Interactions, Label> fitting)
        implements Step {
    /** Opened or not. */
    public static final NamedLabel CLICK = of("click", Happened.CLICK, List.of(Exposures.CLICKED));

    /** Bought or not. */
    public static final NamedLabel PURCHASE = of("purchase", Happened.PURCHASE, List.of(Exposures.PURCHASED));

    /** Sent back or not. */
    public static final NamedLabel RETURN = of("return", Happened.RETURN, List.of(Exposures.RETURNED));

    private static final double SHARE = 0.75;
    private static final double MILLIS = 1e3;
    private static final Buckets BUCKETS = Buckets.defaults();
    private static final Buckets EVEN_WIDTH = BUCKETS.withCut(Buckets.Cut.EQUAL_WIDTH);
    private static final List<String> WATCHED = List.of(Exposures.WATCH_SECONDS, Exposures.DURATION_SECONDS);

    /** Watched by three quarters or not. */
    public static final NamedLabel COMPLETION = of("completion75", new Completion(SHARE), WATCHED);

    /** Watched for a greater share than three quarters of what is about as long, or not. */
    public static final NamedLabel QUANTILE = new NamedLabel(
            "quantile75",
            "DurationThreshold[quantile=" + SHARE + ", buckets=" + BUCKETS + "]",
            WATCHED,
            train -> DurationThreshold.fit(train, SHARE, BUCKETS));

    /** Duration-deconfounded quantile. */
    public static final NamedLabel D2Q = new NamedLabel(
            "d2q",
            "D2q[buckets=" + BUCKETS + ", ties=" + Ties.MID_RANK + "]",
            WATCHED,
            train -> D2q.fit(train, BUCKETS, Ties.MID_RANK));

    /** Watch-time gain. */
    public static final NamedLabel WTG = new NamedLabel(
            "wtg", "WatchTimeGain[buckets=" + EVEN_WIDTH + "]", WATCHED, train -> WatchTimeGain.fit(train, EVEN_WIDTH));

    private static final List<NamedLabel> PLAIN = List.of(CLICK, COMPLETION, QUANTILE, D2Q, WTG, PURCHASE, RETURN);

    /** The label of this name, of those that take no settings, if there is one. */
    static Optional<NamedLabel> find(String name) {
        return PLAIN.stream().filter(label -> label.name.equals(name)).findFirst();
    }

    /** The names of those that take no settings, by commas. */
    static String names() {
        return PLAIN.stream().map(NamedLabel::name).collect(Collectors.joining(", "));
    }

    /**
     * The label of this name, of those that take no settings, in capitals or not.
     *
     * @throws IllegalArgumentException if there is none; says which there are
     */
    public static NamedLabel plain(String name) {
        return find(name.toLowerCase(Locale.ROOT))
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no label " + name + ", there are " + names()));
    }

    /** Seconds, up to a cap. */
    static NamedLabel dwell(Duration cap) {
        return of("dwell", new Dwell(cap.toMillis() / MILLIS), List.of(Exposures.WATCH_SECONDS));
    }

    /** Left so early and before the end, or not. */
    static NamedLabel skip(Duration before) {
        return of("skip", new Skip(before.toMillis() / MILLIS), List.of(Exposures.WATCH_SECONDS));
    }

    private static NamedLabel of(String name, Label label, List<String> columns) {
        return new NamedLabel(name, label.toString(), columns, train -> label);
    }

    /**
     * The label, fitted if it is one to be fitted.
     *
     * @param train exposures of the training part alone
     * @throws IllegalArgumentException if the exposures lack a column, or nothing to fit the label to
     */
    public Label fit(Interactions train) {
        for (String column : columns) {
            if (train.column(column).isEmpty()) {
                throw new IllegalArgumentException("label " + name + " needs the column " + column + ", there are "
                        + train.columns().keySet());
            }
        }
        return fitting.apply(train);
    }

    /** @throws IllegalArgumentException as {@link #fit} does */
    @Override
    public Dataset apply(Dataset data, Account account) {
        return new LabelledBy(fit(data.interactions())).apply(data, account);
    }

    @Override
    public String toString() {
        return "LabelledBy[label=" + description + "]";
    }
}

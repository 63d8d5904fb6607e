package dev.sluice.data;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A format of files of events, and of the items and users files that come with them. Times in files are as
 * {@link TimeFormat} says, whole seconds since the epoch or ISO 8601 with a zone unless told otherwise. Ids are kept
 * exactly as they stand, white space included. The byte-order mark of a UTF-8 file and either kind of line end are
 * understood, and a file whose name ends in {@code .gz} is unpacked.
 *
 * <p>The three of MovieLens are those that GroupLens publishes.
 *
 * @see <a href="https://doi.org/10.1145/2827872">Harper and Konstan 2015</a>
 */
@SuppressWarnings("ImmutableEnumChecker") // layouts are immutable records, which the checker cannot see
public enum DataFormat {
    /**
     * {@code ratings.csv} with the header {@code userId,movieId,rating,timestamp}, and {@code movies.csv} with the
     * header {@code movieId,title,genres}, a bar between genres. A users file is as in {@link #CSV}.
     */
    ML_LATEST("ml-latest", OptionalDouble.of(4), Layouts.RATINGS_LATEST, Layouts.MOVIES_LATEST, Layouts.USERS),

    /**
     * {@code u.data}, {@code u.item} and {@code u.user} of the 100,000 ratings. Items have the columns {@code title},
     * {@code genres} and {@code released}; users {@code age}, {@code gender}, {@code occupation} and {@code zip}.
     */
    ML_100K("ml-100k", OptionalDouble.of(4), Layouts.RATINGS_100K, Layouts.MOVIES_100K, Layouts.USERS_100K),

    /**
     * {@code ratings.dat}, {@code movies.dat} and {@code users.dat} of the million ratings. Items have the columns
     * {@code title} and {@code genres}; users {@code gender}, {@code age}, {@code occupation} and {@code zip}, where
     * the age is the least of its band and the occupation a code.
     */
    ML_1M("ml-1m", OptionalDouble.of(4), Layouts.RATINGS_1M, Layouts.MOVIES_1M, Layouts.USERS_1M),

    /**
     * {@code user<TAB>item[<TAB>value[<TAB>time]]} in UTF-8, without header and quotes; value 1 and time 0 where they
     * are left out. Items and users files are as in {@link #CSV}.
     */
    TSV("tsv", OptionalDouble.empty(), Layouts.TSV, Layouts.ITEMS, Layouts.USERS),

    /**
     * Comma-separated UTF-8 with a header that names {@code user} (or {@code user_id}, {@code userId}) and {@code item}
     * (or {@code item_id}, {@code itemId}), and may name {@code value} (or {@code rating}) and {@code time} (or
     * {@code timestamp}), in any order. Any other column becomes one of the {@link Interactions}: numbers if every cell
     * that is not empty is one, otherwise text. A whole number that starts with a zero, or lies beyond 2<sup>53</sup>,
     * is no number but an id, and {@code request} always holds ids.
     *
     * <p>In an items or users file the first column is the id, under one of those names. The others become columns of
     * the {@link Catalogue} in the same way, but {@code genres}, {@code tags} and {@code merged_ids}, which are split
     * at the bar; the cell {@code (no genres listed)} means none.
     */
    CSV("csv", OptionalDouble.empty(), Layouts.CSV, Layouts.ITEMS, Layouts.USERS);

    private final String id;
    private final OptionalDouble positiveThreshold;
    private final FileLayout<EventColumns> events;
    private final FileLayout<EntityColumns> items;
    private final FileLayout<EntityColumns> users;

    DataFormat(
            String id,
            OptionalDouble positiveThreshold,
            FileLayout<EventColumns> events,
            FileLayout<EntityColumns> items,
            FileLayout<EntityColumns> users) {
        this.id = id;
        this.positiveThreshold = positiveThreshold;
        this.events = events;
        this.items = items;
        this.users = users;
    }

    /**
     * The format of this name, such as {@code ml-latest}.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static DataFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.id.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("format must be one of " + names() + ": " + name));
    }

    /** From which value on an event of this format says that the user liked the item; none where values differ. */
    public OptionalDouble defaultPositiveThreshold() {
        return positiveThreshold;
    }

    FileLayout<EventColumns> events() {
        return events;
    }

    FileLayout<EntityColumns> items() {
        return items;
    }

    FileLayout<EntityColumns> users() {
        return users;
    }

    private static String names() {
        return Arrays.stream(values()).map(DataFormat::toString).collect(Collectors.joining(", "));
    }

    /** The name that {@link #of} takes. */
    @Override
    public String toString() {
        return id;
    }
}

package dev.sluice.data;

import static dev.sluice.data.EntityColumns.Attribute.flags;
import static dev.sluice.data.EntityColumns.Attribute.number;
import static dev.sluice.data.EntityColumns.Attribute.tags;
import static dev.sluice.data.EntityColumns.Attribute.text;

import java.util.List;

/** The layouts of the files of every format. */
final class Layouts {
    /** The genres of the 100,000 ratings in the order of their flags. */
    private static final List<String> GENRES_100K = List.of(
            "unknown",
            "Action",
            "Adventure",
            "Animation",
            "Children's",
            "Comedy",
            "Crime",
            "Documentary",
            "Drama",
            "Fantasy",
            "Film-Noir",
            "Horror",
            "Musical",
            "Mystery",
            "Romance",
            "Sci-Fi",
            "Thriller",
            "War",
            "Western");

    private static final List<String> RATINGS_HEADER = List.of("userId", "movieId", "rating", "timestamp");
    private static final List<String> MOVIES_HEADER = List.of("movieId", "title", "genres");

    static final FileLayout<EventColumns> RATINGS_LATEST = FileLayout.headed(Dialect.CSV, header -> {
        header.requireCells(RATINGS_HEADER);
        return EventColumns.inOrder(4);
    });
    static final FileLayout<EventColumns> RATINGS_100K = FileLayout.fixed(Dialect.TABS, EventColumns.inOrder(4));
    static final FileLayout<EventColumns> RATINGS_1M = FileLayout.fixed(Dialect.COLONS, EventColumns.inOrder(4));
    static final FileLayout<EventColumns> TSV = FileLayout.fixed(Dialect.TABS, EventColumns.inOrder(2));
    static final FileLayout<EventColumns> CSV = FileLayout.headed(Dialect.CSV, EventColumns::named);

    static final FileLayout<EntityColumns> MOVIES_LATEST = FileLayout.headed(Dialect.CSV, header -> {
        header.requireCells(MOVIES_HEADER);
        return new EntityColumns("item", 3, List.of(text("title", 1), tags("genres", 2)));
    });
    static final FileLayout<EntityColumns> MOVIES_100K = FileLayout.fixed(
            Dialect.BARS,
            new EntityColumns(
                    "item",
                    5 + GENRES_100K.size(),
                    List.of(text("title", 1), flags("genres", 5, GENRES_100K), text("released", 2))));
    static final FileLayout<EntityColumns> MOVIES_1M = FileLayout.fixed(
            Dialect.COLONS, new EntityColumns("item", 3, List.of(text("title", 1), tags("genres", 2))));
    static final FileLayout<EntityColumns> USERS_100K = FileLayout.fixed(
            Dialect.BARS,
            new EntityColumns(
                    "user", 5, List.of(number("age", 1), text("gender", 2), text("occupation", 3), text("zip", 4))));
    static final FileLayout<EntityColumns> USERS_1M = FileLayout.fixed(
            Dialect.COLONS,
            new EntityColumns(
                    "user", 5, List.of(text("gender", 1), number("age", 2), text("occupation", 3), text("zip", 4))));
    static final FileLayout<EntityColumns> ITEMS =
            FileLayout.headed(Dialect.CSV, header -> EntityColumns.named(header, "item"));
    static final FileLayout<EntityColumns> USERS =
            FileLayout.headed(Dialect.CSV, header -> EntityColumns.named(header, "user"));

    private Layouts() {}
}

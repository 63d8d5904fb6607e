package dev.sluice.data.prepare;

import dev.sluice.data.Catalogue;
import dev.sluice.data.IdIndex;
import java.util.stream.IntStream;

/** Catalogues of which nothing but the ids is known: i1, i2 and so on, u1, u2 and so on. */
final class Named {
    private Named() {}

    static Catalogue catalogue(int items, int users) {
        return Catalogue.of(ids("i", items), ids("u", users));
    }

    static IdIndex ids(String prefix, int count) {
        return IdIndex.of(
                IntStream.rangeClosed(1, count).mapToObj(row -> prefix + row).toList());
    }
}

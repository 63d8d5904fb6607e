package dev.sluice.data;

/**
 * What is known of items and users apart from what happened between them. It is saved with every model version, so that
 * ids, rows and attributes of one version stay together.
 *
 * @param items ids of items, and columns such as title, category, published
 * @param users ids of users, and columns such as age band, country
 */
public record Catalogue(Entities items, Entities users) {
    /** A catalogue of ids alone. */
    public static Catalogue of(IdIndex items, IdIndex users) {
        return new Catalogue(Entities.of(items), Entities.of(users));
    }
}

package dev.sluice.store;

/** The kinds of table files, told apart by their first eight bytes. */
enum TableKind {
    EMBEDDINGS("SLUICEMB", "an embedding table", ".emb"),
    SPARSE("SLUICESP", "a sparse table", ".sparse");

    final String magic;
    final String description;
    private final String suffix;

    TableKind(String magic, String description, String suffix) {
        this.magic = magic;
        this.description = description;
        this.suffix = suffix;
    }

    String file(String table) {
        return table + suffix;
    }
}

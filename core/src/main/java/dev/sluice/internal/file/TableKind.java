package dev.sluice.internal.file;

/** The kinds of table files, told apart by their first eight bytes. */
public enum TableKind {
    EMBEDDINGS("SLUICEMB", "an embedding table", ".emb"),
    SPARSE("SLUICESP", "a sparse table", ".sparse"),
    IDS("SLUICEID", "an id index", ".ids"),
    COLUMN("SLUICECO", "a column", ".column"),
    /** Named for the table it is over and {@code .cells}, which is its file's suffix already. */
    CELLS("SLUICECE", "an inverted file", ""),
    LABEL("SLUICELA", "a label", ".label");

    public final String magic;
    public final String description;
    private final String suffix;

    TableKind(String magic, String description, String suffix) {
        this.magic = magic;
        this.description = description;
        this.suffix = suffix;
    }

    /** The name of the file of a table. */
    public String file(String table) {
        return table + suffix;
    }
}

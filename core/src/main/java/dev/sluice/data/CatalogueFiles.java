package dev.sluice.data;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Keeps a catalogue as two files that people and other tools can read: {@code items.csv} and {@code users.csv}, UTF-8,
 * one line for each row from 1 on.
 *
 * <p>The header names the columns and what they are: {@code id,title:text,genres:tags,year:number}. An empty cell is a
 * missing value. Tags stand with a bar between them; a bar or backslash within a tag has a backslash before it. Numbers
 * are written so that the same double is read back.
 *
 * <p>What is read equals what was written. Codes of texts and tags are given anew, in the order of the rows.
 */
public final class CatalogueFiles {
    private static final String ITEMS = "items.csv";
    private static final String USERS = "users.csv";

    private CatalogueFiles() {}

    /**
     * Writes both files, over those that are there.
     *
     * @param directory exists
     * @throws IOException if that fails, or if an id or text is no valid Unicode
     */
    public static void write(Catalogue catalogue, Path directory) throws IOException {
        EntityTable.write(catalogue.items(), directory.resolve(ITEMS));
        EntityTable.write(catalogue.users(), directory.resolve(USERS));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws DataException if a file is missing or malformed; the message says where
     */
    public static Catalogue read(Path directory) throws IOException {
        return new Catalogue(EntityTable.read(directory.resolve(ITEMS)), EntityTable.read(directory.resolve(USERS)));
    }
}

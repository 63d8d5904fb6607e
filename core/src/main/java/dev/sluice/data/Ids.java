package dev.sluice.data;

import dev.sluice.internal.file.TableOutput;
import java.io.IOException;
import java.util.List;

/** The ids of an index and where they stand, in the one of two forms that they allow. */
sealed interface Ids permits NumberIds, TextIds {
    /** How many rows, the unknown among them. */
    int rows();

    /** The row of an id, or {@link IdIndex#UNKNOWN}. */
    int row(String id);

    /** The row of a number's decimal form, or {@link IdIndex#UNKNOWN}. */
    int row(long id);

    /**
     * Reads what looking these ids up will read, many places at a time: a lookup by itself waits for memory at one
     * place and then, as that says where, at the next.
     */
    void touch(List<String> ids);

    /** The id of a row from 1 on. */
    String id(int row);

    /** Writes and completes a file. */
    void write(TableOutput output) throws IOException;
}

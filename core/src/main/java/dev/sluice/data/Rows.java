package dev.sluice.data;

import java.io.Closeable;
import java.util.Optional;

/** Rows one after the other, of a file or of what a query answers. Belongs to one thread. */
interface Rows extends Closeable {
    /** The next row; none at the end. What is wrong with the source as a whole is an error here. */
    Optional<? extends Row> next() throws DataException;

    /** The error that this source is not what it should be. */
    DataException wrong(String problem);

    /** The error that the source has nothing of what it should hold. */
    DataException nothing();
}

package dev.sluice.data;

/** What is to be done with a row. */
@FunctionalInterface
interface RowAction {
    void accept(Row row) throws DataException;
}

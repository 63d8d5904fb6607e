package dev.sluice.store.exchange;

/** Whether a file of vectors has a row for the unknown, which is row 0 of every table here. */
public enum UnknownRow {
    /**
     * Row 0 of the file is the unknown, as where the trainer kept it for padding or for ids it had not seen: rows keep
     * their numbers.
     */
    IN_FILE,
    /**
     * The file begins with the first known row: its row {@code i} is row {@code i + 1} of the table, whose row 0 is
     * zeros.
     */
    NOT_IN_FILE
}

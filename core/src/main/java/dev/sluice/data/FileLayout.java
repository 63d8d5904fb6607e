package dev.sluice.data;

/**
 * How the lines of a file are cut, and where its columns stand: known beforehand, or said by a header.
 *
 * @param <C> the columns
 */
record FileLayout<C>(Dialect dialect, Rule<C> rule) {
    /** Finds the columns, reading the header if there is one. */
    @FunctionalInterface
    interface Rule<C> {
        C columns(LineReader lines) throws DataException;
    }

    /** Finds the columns in a header. */
    @FunctionalInterface
    interface HeaderRule<C> {
        C columns(Line header) throws DataException;
    }

    static <C> FileLayout<C> fixed(Dialect dialect, C columns) {
        return new FileLayout<>(dialect, lines -> columns);
    }

    static <C> FileLayout<C> headed(Dialect dialect, HeaderRule<C> rule) {
        return new FileLayout<>(dialect, lines -> rule.columns(lines.next().orElseThrow(lines::nothing)));
    }
}

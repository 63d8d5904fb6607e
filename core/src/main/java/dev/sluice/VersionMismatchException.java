package dev.sluice;

/** Two things of different model versions met. Retrying cannot help; make both from one snapshot. */
public final class VersionMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** @param message says what was of which version */
    public VersionMismatchException(String message) {
        super(message);
    }
}

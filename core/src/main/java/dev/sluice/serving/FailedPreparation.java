package dev.sluice.serving;

import dev.sluice.ModelVersion;
import java.time.Instant;

/**
 * A version that could not be put in service.
 *
 * @param version the version
 * @param moment when that was found out
 * @param cause why
 */
public record FailedPreparation(ModelVersion version, Instant moment, Throwable cause) {
    void throwAgain() {
        throw new IllegalStateException(
                "version " + version + " cannot be served, and is not tried again until refresh(): " + cause, cause);
    }
}

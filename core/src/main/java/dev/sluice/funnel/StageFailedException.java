package dev.sluice.funnel;

import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import java.util.Locale;
import java.util.Optional;

/** A stage without which there is no answer failed; its funnel says so by {@link OnFailure#FAIL}. */
public final class StageFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String stage;

    StageFailedException(StageReport report, Optional<RuntimeException> cause) {
        super(report.stage() + " " + words(report.outcome()) + ": " + report.detail(), cause.orElse(null));
        this.stage = report.stage();
    }

    private static String words(StageOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The stage's name. What it threw, if it did, is the {@linkplain #getCause() cause}. */
    public String stage() {
        return stage;
    }
}

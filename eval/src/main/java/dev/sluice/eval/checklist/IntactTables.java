package dev.sluice.eval.checklist;

import dev.sluice.store.ModelSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Every byte of a snapshot is as it was written ({@code intact-tables}). Reads all of it.
 *
 * @param snapshot held by a lease while the check runs
 */
public record IntactTables(ModelSnapshot snapshot) implements Check {
    private static final String ID = "intact-tables";

    @Override
    public CheckResult run() {
        try {
            snapshot.verify();
            return CheckResult.pass(ID, "the checksums of " + snapshot.version().id() + " are right");
        } catch (IOException e) {
            return CheckResult.fail(
                    ID, "a checksum is wrong", 1, List.of(Objects.toString(e.getMessage(), "no message")));
        }
    }
}

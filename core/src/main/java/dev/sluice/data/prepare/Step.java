package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;

/**
 * One step of preparing data: a pure function of the data and of the step's own settings. It never looks at a clock or
 * past the moment its settings name.
 *
 * <p>A step is best a record of its settings: its {@code toString} then describes it in reports and in provenance.
 */
@FunctionalInterface
public interface Step {
    /**
     * The data after this step.
     *
     * @param account is told of every event that is left out, and why
     */
    Dataset apply(Dataset data, Account account);
}

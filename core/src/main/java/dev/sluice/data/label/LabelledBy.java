package dev.sluice.data.label;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.Account;
import dev.sluice.data.prepare.Step;
import java.util.Arrays;

/**
 * Makes a label the value of its exposure, for whoever learns from values or judges by them. Exposures without the
 * label are left out.
 *
 * <p>A label of 0 stays: a trainer of implicit feedback, which takes every event for a positive one, is given what
 * {@link dev.sluice.data.Positives} leaves of this.
 *
 * @param label what the values become
 */
public record LabelledBy(Label label) implements Step {
    @Override
    public Dataset apply(Dataset data, Account account) {
        Interactions exposures = data.interactions();
        double[] labels = label.of(exposures);
        int[] rows = new int[exposures.size()];
        float[] values = new float[exposures.size()];
        int kept = 0;
        for (int row = 0; row < rows.length; row++) {
            if (!Double.isNaN(labels[row])) {
                rows[kept] = row;
                values[kept++] = (float) labels[row];
            }
        }
        account.leaveOut("without the label", rows.length - kept);
        return data.with(exposures.select(Arrays.copyOf(rows, kept)).withValues(Arrays.copyOf(values, kept)));
    }
}

/**
 * The checklist for a model, as code: what should hold before it is published, each item with a verdict, a reason and
 * examples.
 *
 * <pre>{@code
 * ChecklistReport report = Checklist.of(
 *                 OneVersion.of(snapshot),
 *                 NoDefects.duplicatePairs(audit),
 *                 NoDefects.labelDomain(audit),
 *                 new SplitHolds(LeakAudit.of(protocol).inspect(split)),
 *                 watched)
 *         .run();
 * System.out.print(report);
 * System.exit(report.exitStatus());
 * }</pre>
 *
 * <p>Null and thread rules are those of {@link dev.sluice.eval}.
 */
@NullMarked
package dev.sluice.eval.checklist;

import org.jspecify.annotations.NullMarked;

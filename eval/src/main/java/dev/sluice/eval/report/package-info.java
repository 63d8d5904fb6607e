/**
 * A page that shows what was run and what came of it: one HTML file that opens offline, in light and dark, on a laptop
 * and on a phone, and can be read without scripts and without eyes.
 *
 * <p>A {@link dev.sluice.eval.report.Report} is a list of {@link dev.sluice.eval.report.Section sections};
 * {@link dev.sluice.eval.report.HtmlReport} writes it. Whatever stands in a report is text: nothing in it can become
 * markup or script. Null and thread rules are those of {@link dev.sluice.eval}.
 */
@NullMarked
package dev.sluice.eval.report;

import org.jspecify.annotations.NullMarked;

/**
 * What counts as relevant. A {@link Label} turns exposures, events that say what came of showing an item, into one
 * number each; a {@link SampleWeight} says how much each counts. Both are objects, so that whoever trains, judges and
 * watches over a model asks the same one.
 *
 * <pre>{@code
 * Exposures known = new Exposures().withWindow(Duration.ofDays(7)).withHorizon(endOfTraining);
 * Dataset exposures = Preparation.none().then("exposures", known).apply(log).data();
 * Label d2q = D2q.fit(exposures.interactions(), Buckets.defaults(), Ties.MID_RANK);
 * Dataset labelled = Preparation.none().then("label", new LabelledBy(d2q)).apply(exposures).data();
 * }</pre>
 *
 * <p>Absent is not zero: NaN stands for "nobody knows", such an exposure is no row to learn from, and nothing here
 * turns it into a number unless it is told which. Labels that are fitted (quantiles, watch-time gain) learn from the
 * exposures they are given, which are those of the training part alone, and do not change afterwards.
 *
 * <p>Labels read the columns that {@link Exposures} writes, and events that have these columns from elsewhere are as
 * good. All types are immutable, and safe for use by many threads.
 */
@NullMarked
package dev.sluice.data.label;

import org.jspecify.annotations.NullMarked;

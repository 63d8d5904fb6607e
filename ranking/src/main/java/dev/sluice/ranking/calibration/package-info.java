/**
 * Scores made into probabilities that come true: of items that are given 0.3, three in ten should be liked.
 *
 * <p>A {@link dev.sluice.ranking.calibration.Calibrator} is fitted on {@link dev.sluice.ranking.calibration.Outcomes}
 * that the scorer did not learn from; on those it did, every model looks surer than it is. Which to take: a
 * {@link dev.sluice.ranking.calibration.Temperature} where a model is right on the whole and only too sure, or not sure
 * enough; {@link dev.sluice.ranking.calibration.Platt} with some hundred outcomes;
 * {@link dev.sluice.ranking.calibration.Isotonic} with many thousands.
 */
@NullMarked
package dev.sluice.ranking.calibration;

import org.jspecify.annotations.NullMarked;

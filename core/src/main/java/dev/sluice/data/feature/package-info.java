/**
 * Features without leaks: what a feature said at a moment, what a ranker really saw, and whether the two agree.
 *
 * <p>A value of a feature has two times, both in milliseconds since the epoch: the <em>event time</em>, from which it
 * was true, and the <em>created time</em>, from which it was known here.
 * {@link dev.sluice.data.feature.PointInTimeJoin} finds for a moment the value that could have been used then.
 * {@link dev.sluice.data.feature.FeatureLog} keeps what was used, and {@link dev.sluice.data.feature.FeatureSkew}
 * compares.
 *
 * <p>Entities are rows, as everywhere: items, users, or pairs that the application has numbered. Missing is NaN, never
 * zero.
 */
@NullMarked
package dev.sluice.data.feature;

import org.jspecify.annotations.NullMarked;

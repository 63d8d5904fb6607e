/**
 * Features without leaks: what a feature said at a moment.
 *
 * <p>A value of a feature has two times, both in milliseconds since the epoch: the <em>event time</em>, at which it was
 * true, and the <em>created time</em>, at which it became known here. {@link dev.sluice.data.feature.PointInTimeJoin}
 * finds for a moment the value that could have been used then.
 *
 * <p>Entities are rows, as everywhere: items, users, or pairs that the application has numbered. Missing is NaN, never
 * zero.
 */
@NullMarked
package dev.sluice.data.feature;

import org.jspecify.annotations.NullMarked;

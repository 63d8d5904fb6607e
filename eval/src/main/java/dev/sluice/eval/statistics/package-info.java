/** How far a measured value can be trusted. Null and thread rules are those of {@link dev.sluice.eval}. */
@NullMarked
package dev.sluice.eval.statistics;

import org.jspecify.annotations.NullMarked;

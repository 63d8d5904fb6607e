/** A simulated world. Null rules are those of {@link dev.sluice.eval}. */
@NullMarked
package dev.sluice.eval.simulation;

import org.jspecify.annotations.NullMarked;

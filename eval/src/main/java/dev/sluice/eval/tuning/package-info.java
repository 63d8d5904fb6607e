/**
 * Choosing what to train with, by training again and again and judging each time: how much data, for how long.
 *
 * <p>Any trainer will do: it is a {@link dev.sluice.eval.tuning.PartTrainer}, a function from data to something that
 * can be asked for lists. Null and thread rules are those of {@link dev.sluice.eval}; what measures costs wants the
 * process to itself.
 */
@NullMarked
package dev.sluice.eval.tuning;

import org.jspecify.annotations.NullMarked;

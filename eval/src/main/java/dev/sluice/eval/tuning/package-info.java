/**
 * Choosing what to train with, by training again and again and judging each time: how much data, for how long, with
 * which settings.
 *
 * <p>Any trainer will do. To a {@link dev.sluice.eval.tuning.LearningCurveStudy} it is a
 * {@link dev.sluice.eval.tuning.PartTrainer}, a function from data to something that can be asked for lists; to a
 * {@link dev.sluice.eval.tuning.RandomSearch} it is a {@link dev.sluice.eval.tuning.Trial}, a function from settings
 * and a budget to a quality. Null and thread rules are those of {@link dev.sluice.eval}; what measures costs wants the
 * process to itself.
 */
@NullMarked
package dev.sluice.eval.tuning;

import org.jspecify.annotations.NullMarked;

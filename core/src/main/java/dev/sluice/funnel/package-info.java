/**
 * Composition: a {@link dev.sluice.funnel.Funnel} runs generators, filters and rankers of one model version for a
 * query.
 *
 * <p>Stages are foreign code, and an answer does not fail because a stage does. A stage that throws or breaks its
 * contract is reported and left out, with four exceptions that reach the caller:
 * {@link dev.sluice.funnel.StageFailedException} where the application declared that there is no answer without the
 * stage, {@link dev.sluice.VersionMismatchException}, since no retry can help; every {@link java.lang.Error}; and
 * {@link java.util.concurrent.CancellationException} when the application cancelled the query or interrupted the
 * thread.
 */
@NullMarked
package dev.sluice.funnel;

import org.jspecify.annotations.NullMarked;

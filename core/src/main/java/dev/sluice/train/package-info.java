/**
 * Trainers of the models that propose candidates, and what they give: tables for a
 * {@link dev.sluice.store.SnapshotWriter}.
 *
 * <p>A trainer is made of settings and may be used again. Equal settings, data and seed give equal models, bit for bit,
 * whatever the number of threads; another Java or processor may round otherwise. A trainer starts its own threads and
 * ends them before it returns; interrupting the calling thread ends the training by a
 * {@link java.util.concurrent.CancellationException}, the interrupt still set, as soon as each thread is done with the
 * few dozen rows it is at (counting popularity, one quick pass, does not look). A training that fails gives nothing.
 *
 * <p>Row 0 of users and of items, the unknown, takes no part: its vectors are zero, its lists empty.
 */
@NullMarked
package dev.sluice.train;

import org.jspecify.annotations.NullMarked;

/**
 * Model versions on disk and off the heap: embedding tables that are mapped, not loaded, and the repository that
 * publishes, opens and retires whole versions.
 *
 * <p>Stores copy rows out or compute on them; they never lend memory. What belongs to a snapshot is valid while a lease
 * on it is held.
 */
@NullMarked
package dev.sluice.store;

import org.jspecify.annotations.NullMarked;

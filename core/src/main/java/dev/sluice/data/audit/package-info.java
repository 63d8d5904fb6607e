/**
 * Looking for defects in data before anything is learned from them.
 *
 * <p>An {@link Audit} goes through the parts of a data set, the training part first, and makes a {@link Finding} of
 * each kind of defect that it sees. Its checks stand in the order of {@link FindingCode}, and an event is found once:
 * by the first check that finds fault with it, so that one defect does not come back under three names. Checks are pure
 * functions of the data and of the {@link AuditSettings}; the order of the events changes no count.
 *
 * <p>No parameter and no result is null. Everything here is immutable and safe for use by many threads, unless it says
 * otherwise.
 */
@NullMarked
package dev.sluice.data.audit;

import org.jspecify.annotations.NullMarked;

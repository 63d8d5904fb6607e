/**
 * The loops that everything else waits for: inner products, selections, small linear algebra. Not part of the API. The
 * forms that need a newer JDK stand behind one lookup, which chooses once.
 */
@NullMarked
package dev.sluice.internal.kernel;

import org.jspecify.annotations.NullMarked;

/** Texts as they are compared. Not exported. */
@NullMarked
package dev.sluice.internal.text;

import org.jspecify.annotations.NullMarked;

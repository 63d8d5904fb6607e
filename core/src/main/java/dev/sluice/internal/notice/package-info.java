/** Telling others what happened. Not exported. */
@NullMarked
package dev.sluice.internal.notice;

import org.jspecify.annotations.NullMarked;

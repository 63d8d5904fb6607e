/** Sorting numbers of events and the like by the rows they belong to. Not part of the API. */
@NullMarked
package dev.sluice.internal.sort;

import org.jspecify.annotations.NullMarked;

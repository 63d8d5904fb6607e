/**
 * Measures what an index finds, how fast, and how near it comes to the limit: the time in which the same thread reads
 * as many bytes from front to back. Files of vectors and of rows have no row for the unknown: row {@code r} of a file
 * is item {@code r + 1} of an index.
 */
@NullMarked
package dev.sluice.examples.retrieve;

import org.jspecify.annotations.NullMarked;

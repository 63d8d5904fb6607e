/**
 * Files as memory outside the heap. Not part of the API. {@link dev.sluice.internal.memory.Mapping} is the one class
 * with a second form for newer JDKs; everything above it reads little-endian buffers and has one form.
 */
@NullMarked
package dev.sluice.internal.memory;

import org.jspecify.annotations.NullMarked;

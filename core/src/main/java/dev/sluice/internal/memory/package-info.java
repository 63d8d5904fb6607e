/**
 * Memory outside the heap: files that are mapped, and anonymous memory. Not part of the API.
 * {@link dev.sluice.internal.memory.Mapping} and {@link dev.sluice.internal.memory.Pages} have a second form for newer
 * JDKs; everything above them reads little-endian buffers and has one form.
 */
@NullMarked
package dev.sluice.internal.memory;

import org.jspecify.annotations.NullMarked;

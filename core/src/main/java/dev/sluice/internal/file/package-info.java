/**
 * Table files: a header, data in rows or parts, and checksums; written aside and renamed when whole. Not part of the
 * API.
 */
@NullMarked
package dev.sluice.internal.file;

import org.jspecify.annotations.NullMarked;

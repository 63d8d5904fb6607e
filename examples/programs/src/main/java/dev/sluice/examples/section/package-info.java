/**
 * What the pages of several commands have in common: each class makes sections of a report of one kind of finding, the
 * same wherever it comes from. What people ask first comes first.
 */
@NullMarked
package dev.sluice.examples.section;

import org.jspecify.annotations.NullMarked;

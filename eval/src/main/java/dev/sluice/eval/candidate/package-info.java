/**
 * Which items a user could have been recommended at the moment of the query: rules to judge by, among all items or
 * among few. Null and thread rules are those of {@link dev.sluice.eval}.
 */
@NullMarked
package dev.sluice.eval.candidate;

import org.jspecify.annotations.NullMarked;

/**
 * Dividing events into what a recommender may learn from and what it is judged by. Null and thread rules are those of
 * {@link dev.sluice.eval}.
 */
@NullMarked
package dev.sluice.eval.split;

import org.jspecify.annotations.NullMarked;

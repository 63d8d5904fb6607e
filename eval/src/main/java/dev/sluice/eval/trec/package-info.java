/**
 * Run files and judgements in the format of TREC, so that any recommender's lists can be judged, here or elsewhere.
 *
 * <p>A run has lines {@code user Q0 item rank score tag}, judgements have lines {@code user 0 item grade}; columns
 * stand between white space, text is UTF-8. Bad input is an {@link java.lang.IllegalArgumentException} whose message
 * begins with {@code file:line:}, or with {@code file:} where it is empty or no UTF-8. Null and thread rules are those
 * of {@link dev.sluice.eval}.
 */
@NullMarked
package dev.sluice.eval.trec;

import org.jspecify.annotations.NullMarked;

/**
 * Several objectives in one order: scorers joined into one of many heads, and a {@link dev.sluice.ranking.blend.Blend}
 * of those by which a ranker orders. A blend is text, saved in versions, and swapped while requests are served.
 */
@NullMarked
package dev.sluice.ranking.blend;

import org.jspecify.annotations.NullMarked;

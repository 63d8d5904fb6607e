/** Which features a ranker lives on. */
@NullMarked
package dev.sluice.ranking.importance;

import org.jspecify.annotations.NullMarked;

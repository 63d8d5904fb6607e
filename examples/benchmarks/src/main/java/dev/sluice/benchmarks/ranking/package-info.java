/** How fast rankers are, learning and serving. */
@NullMarked
package dev.sluice.benchmarks.ranking;

import org.jspecify.annotations.NullMarked;

/** The rankers of the command line: which kinds there are, and which stages of a funnel they stand in. */
@NullMarked
package dev.sluice.examples.ranker;

import org.jspecify.annotations.NullMarked;

/** A filter over the graph of users and items: what users have in common, smoothed by the graph's low frequencies. */
@NullMarked
package dev.sluice.train.graph;

import org.jspecify.annotations.NullMarked;

/**
 * Other systems that find the greatest inner products, beside ours, on the same vectors in the same run: recall against
 * queries a second. {@link dev.sluice.benchmarks.peers.Peers} is the program; {@code Roster} is where a peer joins.
 */
@NullMarked
package dev.sluice.benchmarks.peers;

import org.jspecify.annotations.NullMarked;

/**
 * ND4J over the memory of embedding tables, for batch linear algebra. Not for single rows, and not for serving: a row
 * copy out of a store takes tens of nanoseconds, {@code getRow} of ND4J tens of microseconds, and its OpenMP threads
 * harm the latency of whoever shares the cores.
 *
 * <p>ND4J is an optional dependency: an application that uses this package adds {@code org.nd4j:nd4j-native} or another
 * backend of version 1.0.0-M2.1 itself. On JDK 22 and later it wants {@code --enable-native-access}.
 */
@NullMarked
package dev.sluice.ranking.nd4j;

import org.jspecify.annotations.NullMarked;

/**
 * Two ways of measuring. Classes named {@code Benchmark} ask one question each, with JMH. Once everything is built,
 *
 * <pre>{@code
 * java --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
 *     -jar examples/benchmarks/target/benchmarks.jar Dot Read
 * }</pre>
 *
 * asks the classes with {@code Dot} or {@code Read} in their names; {@code -f 1 -wi 1 -i 1} for a first look. The
 * vector kernels need a JDK from 22 on, both here and to build with; the other kernels answer without
 * {@code --add-modules}. Which ones answered is printed with the first iteration. Memory that is read for comparison
 * stands on huge pages where native access is allowed.
 *
 * <p>Programs of the same jar are run by their names, after {@code -cp} instead of {@code -jar}:
 * {@link dev.sluice.benchmarks.GenerateVectors} writes made-up vectors, and {@link dev.sluice.benchmarks.peers.Peers}
 * compares ways of searching them. {@code --help} says the rest.
 */
@NullMarked
package dev.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;

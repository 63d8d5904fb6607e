/**
 * One question a class, asked with JMH. Once everything is built,
 *
 * <pre>{@code
 * java --add-modules jdk.incubator.vector -jar examples/benchmarks/target/benchmarks.jar Dot
 * }</pre>
 *
 * asks the classes with {@code Dot} in their names; {@code -f 1 -wi 1 -i 1} for a first look. The vector kernels need a
 * JDK from 22 on, both here and to build with; the other kernels answer without {@code --add-modules}. Which ones
 * answered is printed with the first iteration.
 */
@NullMarked
package dev.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;

/**
 * One question a class, asked with JMH. Build the modules, then
 *
 * <pre>{@code
 * mvn -pl examples/benchmarks -am package dependency:copy-dependencies
 * java -cp 'examples/benchmarks/target/*:examples/benchmarks/target/dependency/*' org.openjdk.jmh.Main Dot
 * }</pre>
 *
 * with {@code --add-modules jdk.incubator.vector} for the vector kernels.
 */
@NullMarked
package dev.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;

/**
 * What someone's own generator, ranker, scorer, filter or feature source can be held to. A test extends the suite of
 * its kind, gives it the component, and inherits the tests; nothing but JUnit 5 and AssertJ is needed:
 *
 * <pre>{@code
 * class NewestItemsTest extends GeneratorConformance {
 *     protected CandidateGenerator generator() { return new NewestItems(...); }
 *     protected LawCases cases() { return LawCases.of(VERSION, 10, 100); }
 * }
 * }</pre>
 *
 * <p>The suites try many cases that are drawn from fixed seeds. The same laws are there as properties for jqwik
 * ({@link dev.sluice.conformance.CandidateGeneratorLaws} and others), for those who use it.
 * {@link dev.sluice.conformance.FunnelConformanceTest} holds the funnel to its own ten promises.
 */
@NullMarked
package dev.sluice.conformance;

import org.jspecify.annotations.NullMarked;

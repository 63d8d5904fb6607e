/**
 * What stands between an application and its funnels: {@link dev.sluice.serving.RepositoryRecommender} answers requests
 * in the application's ids with the funnel of a repository's current version.
 *
 * <p>Types are safe for use by many threads unless they say otherwise, and own no threads.
 */
@NullMarked
package dev.sluice.serving;

import org.jspecify.annotations.NullMarked;

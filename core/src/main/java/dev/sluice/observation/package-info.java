/**
 * What a running funnel lets one see: {@link dev.sluice.observation.MicrometerMetrics} keeps numbers of what it does,
 * {@link dev.sluice.observation.FlightRecorderEvents} tells Java Flight Recorder of single requests. Both are listeners
 * like any an application could write. Listen at one place: a recommender's listener hears of every request that is
 * answered, a funnel's of every run, warm-ups and shadow requests included.
 *
 * <p>What the library logs, by SLF4J and under the names of its classes:
 *
 * <table>
 * <caption>Levels</caption>
 * <tr><td>ERROR</td><td>a version could not be prepared; the one before goes on serving</td></tr>
 * <tr><td>WARN</td><td>something that is to be looked into, each once and never with every request: a listener that
 *     threw, features that were not logged, files that could not be deleted, a model that learned nothing</td></tr>
 * <tr><td>INFO</td><td>a version takes the place of another</td></tr>
 * <tr><td>DEBUG</td><td>what was warned of before, each time</td></tr>
 * </table>
 *
 * <p>Of a request that is answered nothing is logged: stages that fail, fallbacks and late generators are told by the
 * answer, and counted here.
 */
@NullMarked
package dev.sluice.observation;

import org.jspecify.annotations.NullMarked;

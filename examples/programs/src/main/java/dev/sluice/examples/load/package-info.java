/**
 * Puts load on a funnel as an application's users do: a made-up world of any size, a funnel over it such as real
 * applications have, requests that come when they come, faults by a script, and a check of every answer.
 */
@NullMarked
package dev.sluice.examples.load;

import org.jspecify.annotations.NullMarked;

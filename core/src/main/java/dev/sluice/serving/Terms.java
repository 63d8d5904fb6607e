package dev.sluice.serving;

import dev.sluice.Deadline;

/**
 * On which terms a request is answered.
 *
 * @param effort how much work the answer is worth, in (0, 1]
 */
record Terms(Deadline deadline, double effort, Course course) {}

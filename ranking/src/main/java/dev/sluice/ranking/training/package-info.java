/**
 * What trainers of rankers share: checks of labels, losses, parts held out, the order of rows, the time of an epoch.
 */
@NullMarked
package dev.sluice.ranking.training;

import org.jspecify.annotations.NullMarked;

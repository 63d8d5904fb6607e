package dev.sluice.eval.slice;

import dev.sluice.eval.statistics.Interval;
import java.util.Optional;

/**
 * What a metric says of one slice.
 *
 * @param value of the attribute
 * @param users how many users count
 * @param mean of the metric over these users
 * @param gap the mean less that of all users
 * @param interval where the mean may well lie, if that was asked for
 */
public record Slice(String value, int users, double mean, double gap, Optional<Interval> interval) {}

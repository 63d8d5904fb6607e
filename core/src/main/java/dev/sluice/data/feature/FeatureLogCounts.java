package dev.sluice.data.feature;

/**
 * What became of the requests that a log was offered, so far. Those of its share that were not written, dropped, failed
 * or unnamed are waiting.
 *
 * @param written kept by the sink
 * @param dropped left out, because as many as may wait did so, or the log was closed
 * @param failed lost, because the sink or the making of them failed; the reason is logged
 * @param unnamed left out, because the request had no id
 * @param passed left out, because they are not of the share that is logged
 */
public record FeatureLogCounts(long written, long dropped, long failed, long unnamed, long passed) {}

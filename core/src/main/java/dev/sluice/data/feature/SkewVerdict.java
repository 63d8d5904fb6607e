package dev.sluice.data.feature;

/** What a comparison of logged and recomputed features came to, the worst last. */
public enum SkewVerdict {
    /** They agree, as far as the settings ask. */
    SAME,
    /** No row had a value on either side, so nothing is known. */
    NOTHING_COMPARED,
    /** They do not agree. */
    SKEWED
}

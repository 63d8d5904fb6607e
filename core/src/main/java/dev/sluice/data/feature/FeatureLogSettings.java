package dev.sluice.data.feature;

/**
 * How much a {@link FeatureLog} keeps. Start from {@link #defaults()} and change what matters.
 *
 * @param share how many of the requests are logged, in (0, 1]
 * @param waiting how many requests may wait to be written, at least 1; what comes when as many wait is dropped
 */
public record FeatureLogSettings(double share, int waiting) {
    public FeatureLogSettings {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1: " + share);
        }
        if (waiting < 1) {
            throw new IllegalArgumentException("waiting must be at least 1: " + waiting);
        }
    }

    /** Every request; 256 may wait. */
    public static FeatureLogSettings defaults() {
        return new FeatureLogSettings(1, 256);
    }

    /** These settings for another share of the requests. */
    public FeatureLogSettings withShare(double requests) {
        return new FeatureLogSettings(requests, waiting);
    }

    /** These settings with room for more or fewer requests. */
    public FeatureLogSettings withWaiting(int requests) {
        return new FeatureLogSettings(share, requests);
    }

    /**
     * Whether the request of this id is logged. Depends on the id alone, so that all parts of a request, and every
     * process, decide alike; a larger share keeps all requests of a smaller one.
     */
    public boolean includes(String request) {
        return (hash(request) >>> 11) * 0x1p-53 < share;
    }

    /**
     * FNV-1a of the characters, finished as SplitMix64 is (Steele, Lea and Flood 2014, doi 10.1145/2714064.2660195).
     */
    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }
}

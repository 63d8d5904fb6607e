package dev.sluice.train;

/** How much a pair of user and item counts in a training that may go by values or not. */
public enum Strength {
    /** 1, whatever its value. */
    PRESENCE,
    /** Its value; those of repeated events are added up. */
    VALUE;

    /** What a pair of this value counts. */
    public float of(float value) {
        return this == PRESENCE ? 1 : value;
    }
}

package dev.sluice.train.batch;

/** Which columns of a batch are no negatives of an example. */
public interface HitMask {
    /** Goes over to another batch. */
    void begin(Batch batch);

    /**
     * Sets an example's logits to negative infinity where they are hits; that of its positive stays. Called by several
     * threads, each with another example.
     */
    void mask(int example, float[] logits);
}

package dev.sluice.examples.ranker;

import dev.sluice.Scorer;
import dev.sluice.store.ModelSnapshot;
import java.util.Arrays;
import java.util.List;

/** The rankers of a funnel, in the order in which candidates pass them. */
public enum RankerStage {
    /** Cuts what generators propose to hundreds, by few features. */
    LIGHT("light", 200, 0.1),
    /** Orders those by every feature there is. */
    HEAVY("heavy", 100, 0.25);

    private final String label;
    private final int limit;
    private final double negatives;

    /**
     * @param label its name among a funnel's stages and a version's models
     * @param limit how many candidates it lets through
     * @param negatives which share of the candidates that came to nothing it learns from
     */
    RankerStage(String label, int limit, double negatives) {
        this.label = label;
        this.limit = limit;
        this.negatives = negatives;
    }

    /** The stages before this one. */
    public List<RankerStage> before() {
        List<RankerStage> all = andBefore();
        return all.subList(0, all.size() - 1);
    }

    /** The stages up to and with this one. */
    public List<RankerStage> andBefore() {
        List<RankerStage> all = Arrays.asList(values());
        return all.subList(0, 1 + all.indexOf(this));
    }

    /** Its name among a funnel's stages and a version's models. */
    public String label() {
        return label;
    }

    /** How many candidates it lets through. */
    public int limit() {
        return limit;
    }

    /** Which share of the candidates that came to nothing it learns from. */
    public double negatives() {
        return negatives;
    }

    /** Whether a version holds it. */
    public boolean isIn(ModelSnapshot snapshot) {
        return RankerKind.of(snapshot, label).isPresent();
    }

    /**
     * What it scores with.
     *
     * @throws IllegalArgumentException if the version does not hold it
     */
    public Scorer scorer(ModelSnapshot snapshot) {
        return RankerKind.of(snapshot, label)
                .orElseThrow(() -> new IllegalArgumentException("the version holds no ranker " + label))
                .scorer(snapshot, label);
    }
}

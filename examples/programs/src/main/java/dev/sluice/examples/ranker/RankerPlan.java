package dev.sluice.examples.ranker;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which kind of ranker stands in each stage of a funnel.
 *
 * @param kinds of the stages that there are to be, in their order; each stage before one of them is there, too
 */
public record RankerPlan(Map<RankerStage, RankerKind> kinds) {
    /** A logistic regression, and behind it a deep and cross network. */
    public static final RankerPlan WHOLE = of(RankerKind.DCN);

    /** Checks that no stage is left out. */
    public RankerPlan {
        kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
        for (RankerStage stage : kinds.keySet()) {
            if (!kinds.keySet().containsAll(stage.before())) {
                throw new IllegalArgumentException("a ranker stands behind " + stage.before() + ": " + kinds);
            }
        }
    }

    /** The funnel in which a kind is the last ranker: in the stage that is for it, behind others as they mostly are. */
    public static RankerPlan of(RankerKind last) {
        Map<RankerStage, RankerKind> kinds = new EnumMap<>(RankerStage.class);
        last.stage().before().forEach(stage -> kinds.put(stage, RankerKind.LOGISTIC));
        kinds.put(last.stage(), last);
        return new RankerPlan(kinds);
    }

    /** What is to stand in a stage. */
    public Optional<RankerKind> kind(RankerStage stage) {
        return Optional.ofNullable(kinds.get(stage));
    }
}

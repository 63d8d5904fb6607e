package dev.sluice.funnel;

import dev.sluice.CandidateFilter;
import dev.sluice.Mask;

/** A filter of a funnel. */
record FilterStage(String name, CandidateFilter filter, Unjudged unjudged, StagePolicy policy) {
    /** What becomes of candidates when a filter fails over them. */
    enum Unjudged {
        /** They stay, but for those that the filter had cleared. */
        STAY {
            @Override
            void apply(Mask keep, int known) {}
        },
        /** They go, but for those that came through it before. */
        GO {
            @Override
            void apply(Mask keep, int known) {
                for (int position = known; position < keep.size(); position++) {
                    keep.clear(position);
                }
            }
        };

        abstract void apply(Mask keep, int known);
    }
}

package dev.sluice.funnel;

import dev.sluice.CandidateFilter;
import dev.sluice.ContentPolicy;
import dev.sluice.conformance.FilterConformance;
import dev.sluice.conformance.LawCases;
import org.junit.jupiter.api.Nested;

/** A filter by a content policy keeps to what filters keep to. */
class ContentFilterConformanceTest {
    /** Every third item is dropped, every fifth limited, and over every seventh the policy fails. */
    private static final ContentPolicy POLICY = item -> {
        if (item % 7 == 0) {
            throw new IllegalStateException("no verdict");
        }
        return item % 3 == 0
                ? ContentPolicy.Verdict.DROP
                : item % 5 == 0 ? ContentPolicy.Verdict.LIMIT : ContentPolicy.Verdict.ALLOW;
    };

    private abstract static class OfAnyVersion extends FilterConformance {
        private final CandidateFilter filter;

        OfAnyVersion(CandidateFilter filter) {
            this.filter = filter;
        }

        @Override
        protected CandidateFilter filter() {
            return filter;
        }

        @Override
        protected LawCases cases() {
            return LawCases.ofAnyVersion(3, 60);
        }
    }

    @Nested
    class Content extends OfAnyVersion {
        Content() {
            super(ContentFilter.of(POLICY));
        }
    }

    @Nested
    class StrictContent extends OfAnyVersion {
        StrictContent() {
            super(ContentFilter.of(POLICY).droppingLimited());
        }
    }
}

package dev.sluice.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ContentPolicy;
import dev.sluice.ContentPolicy.Verdict;
import org.junit.jupiter.api.Test;

/** The policy allows item 1, limits 2, drops 3, does not know 4, and throws on all others. */
class ContentFilterTest {
    private static final ContentPolicy POLICY = item -> switch (item) {
        case 1 -> Verdict.ALLOW;
        case 2 -> Verdict.LIMIT;
        case 3 -> Verdict.DROP;
        case 4 -> Verdict.UNKNOWN;
        default -> throw new IllegalStateException("policy is down");
    };

    private static int[] shown(ContentFilter filter, int... items) {
        return Funnel.of(Stages.VERSION)
                .generator("g", Stages.proposing(items), 10)
                .lastFilter("policy", filter)
                .fallback("popular", Stages.proposing(4, 5, 6))
                .build()
                .run(Stages.query(10).limit(5).build())
                .candidates()
                .items();
    }

    @Test
    void whatIsUnknownAndWhatThrowsIsDropped() {
        ContentFilter filter = ContentFilter.of(POLICY);

        assertThat(shown(filter, 5, 4, 3, 2, 1)).containsExactly(2, 1);
        assertThat(filter.dropped()).isEqualTo(4);
        assertThat(filter.failures()).isEqualTo(2);
    }

    @Test
    void limitedItemsGoWhereThatIsAskedFor() {
        assertThat(shown(ContentFilter.of(POLICY).droppingLimited(), 2, 1)).containsExactly(1);
    }

    @Test
    void aPolicyThatAlwaysThrowsShowsNothing() {
        ContentFilter filter = ContentFilter.of(item -> {
            throw new IllegalStateException("down");
        });

        assertThat(shown(filter, 1, 2)).isEmpty();
        assertThat(filter.failures()).isEqualTo(5);
    }

    @Test
    @SuppressWarnings("NullAway")
    void noVerdictIsAFailure() {
        ContentFilter filter = ContentFilter.of(item -> null);

        assertThat(shown(filter, 1)).isEmpty();
        assertThat(filter.failures()).isPositive();
    }
}

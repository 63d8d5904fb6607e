package dev.sluice.serving;

import dev.sluice.Recommendations;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Adds up how two recommenders compare. */
final class ShadowComparison {
    /** A longer latency counts as that. */
    private static final long LONGEST = Duration.ofHours(1).toNanos();

    private static final int DIGITS = 2;

    private final ShadowSettings settings;
    private final Tally primary = new Tally();
    private final Tally other = new Tally();
    private long compared;
    private double overlaps;
    private double rankBiasedOverlaps;

    ShadowComparison(ShadowSettings settings) {
        this.settings = settings;
    }

    synchronized void add(Asked first, Asked second) {
        primary.add(first);
        other.add(second);
        if (first.answer().isPresent() && second.answer().isPresent()) {
            ListOverlap lists = ListOverlap.of(
                    places(first.answer().get()), places(second.answer().get()));
            compared++;
            overlaps += lists.share();
            rankBiasedOverlaps += lists.rankBiased(settings.persistence());
        }
    }

    private List<String> places(Recommendations answer) {
        return answer.ids().subList(0, Math.min(settings.depth(), answer.items().size()));
    }

    synchronized ShadowReport report(long dropped) {
        return new ShadowReport(
                compared, overlaps / compared, rankBiasedOverlaps / compared, primary.side(), other.side(), dropped);
    }

    /** What one of the two did; guarded by the comparison. */
    private static final class Tally {
        private final Histogram latencies = new Histogram(LONGEST, DIGITS);
        private long requests;
        private long failed;
        private long degraded;
        private long empty;

        void add(Asked asked) {
            requests++;
            latencies.recordValue(Math.max(0, Math.min(LONGEST, asked.nanos())));
            asked.answer().ifPresentOrElse(this::add, () -> failed++);
        }

        private void add(Recommendations answer) {
            degraded += answer.degraded() ? 1 : 0;
            empty += answer.items().isEmpty() && answer.requested() > 0 ? 1 : 0;
        }

        ShadowReport.Side side() {
            double answered = requests - failed;
            return new ShadowReport.Side(
                    requests,
                    quantile(50),
                    quantile(99),
                    degraded / answered,
                    empty / answered,
                    (double) failed / requests);
        }

        private Duration quantile(double percent) {
            return Duration.ofNanos(requests == 0 ? 0 : latencies.getValueAtPercentile(percent));
        }
    }
}

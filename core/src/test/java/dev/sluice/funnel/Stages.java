package dev.sluice.funnel;

import dev.sluice.CandidateFilter;
import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small stages to build funnels of. */
final class Stages {
    static final ModelVersion VERSION = new ModelVersion("v1");

    private Stages() {}

    static FunnelBuilder funnel() {
        return Funnel.of(VERSION);
    }

    static Query.Builder query(int rows) {
        return Query.of(VERSION, ItemSet.all(rows));
    }

    /** Proposes these items in this order, as far as they are allowed. */
    static CandidateGenerator proposing(int... items) {
        return (query, limit) -> candidates(IntStream.of(items)
                .filter(query.allowed()::contains)
                .limit(limit)
                .toArray());
    }

    /** Proposes these items whatever is allowed. */
    static CandidateGenerator insistingOn(int... items) {
        return (query, limit) -> candidates(items);
    }

    static CandidateGenerator throwing(RuntimeException e) {
        return (query, limit) -> {
            throw e;
        };
    }

    @SuppressWarnings("NullAway")
    static CandidateGenerator returningNull() {
        return (query, limit) -> null;
    }

    /** Hangs, and does not look up while it does. */
    static CandidateGenerator hanging(long millis, int... items) {
        return (query, limit) -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return candidates(items);
        };
    }

    /** Hangs, and cannot be talked out of it. */
    static CandidateGenerator deaf(CountDownLatch until) {
        return (query, limit) -> {
            boolean interrupted = false;
            while (until.getCount() > 0) {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return candidates(9);
        };
    }

    /** The items with falling scores. */
    static Candidates candidates(int... items) {
        float[] scores = new float[items.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scores.length - i;
        }
        return Candidates.of(items, scores);
    }

    static CandidateFilter dropping(Integer... items) {
        Set<Integer> unwanted = Set.of(items);
        return (query, candidates, keep) -> {
            for (int position = 0; position < candidates.size(); position++) {
                if (unwanted.contains(candidates.item(position))) {
                    keep.clear(position);
                }
            }
        };
    }

    /** Ranks lower items first. */
    static Ranker byItem() {
        return (query, candidates, limit) -> {
            float[] scores = new float[candidates.size()];
            for (int position = 0; position < scores.length; position++) {
                scores[position] = -candidates.item(position);
            }
            return Ranking.byScore(candidates, scores, limit);
        };
    }

    static int[] range(int from, int to) {
        return IntStream.rangeClosed(from, to).toArray();
    }

    static Integer[] boxed(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toArray(Integer[]::new);
    }

    static StageReport report(FunnelRun run, String stage) {
        List<StageReport> found = run.stages().stream()
                .filter(report -> report.stage().equals(stage))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(stage + " reported " + found.size() + " times: " + run.stages());
        }
        return found.get(0);
    }

    static StageOutcome outcome(FunnelRun run, String stage) {
        return report(run, stage).outcome();
    }

    static String names(List<StageReport> reports) {
        return reports.stream().map(StageReport::stage).collect(Collectors.joining(" "));
    }

    static boolean isDegradedBy(FunnelRun run, dev.sluice.Degradation.Reason reason) {
        return run.degradations().stream().anyMatch(degradation -> degradation.reason() == reason);
    }

    static int[] sorted(int... items) {
        int[] copy = items.clone();
        Arrays.sort(copy);
        return copy;
    }
}

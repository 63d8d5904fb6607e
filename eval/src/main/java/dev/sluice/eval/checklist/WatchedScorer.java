package dev.sluice.eval.checklist;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A scorer that stands where another stands, scores as it does, and checks that every score is in the range that it
 * declares ({@code score-range}). Let the funnel answer some requests with it, then run the check. NaN is in no range.
 *
 * <p>Safe for use by many threads, as far as the other is.
 */
public final class WatchedScorer implements Scorer, Check {
    private static final String ID = "score-range";
    private static final int EXAMPLES = 5;

    private final String name;
    private final Scorer scorer;
    private final List<String> examples = new ArrayList<>();
    private long scores;
    private long outside;

    /** @param name says in the result which scorer it is */
    public WatchedScorer(String name, Scorer scorer) {
        this.name = name;
        this.scorer = scorer;
    }

    @Override
    public void score(Query query, Candidates candidates, float[] into) {
        scorer.score(query, candidates, into);
        int size = candidates.size();
        int count = Math.multiplyExact(size, heads().size());
        ScoreRange range = range();
        synchronized (examples) {
            scores += count;
            for (int i = 0; i < count; i++) {
                if (!range.contains(into[i])) {
                    outside++;
                    note(heads().get(i / size), query, candidates.item(i % size), into[i]);
                }
            }
        }
    }

    private void note(String head, Query query, int item, float score) {
        if (examples.size() < EXAMPLES) {
            examples.add(head + " of the item in row " + item + " for the user in row " + query.user() + ": " + score);
        }
    }

    @Override
    public FeatureSchema requires() {
        return scorer.requires();
    }

    @Override
    public List<String> heads() {
        return scorer.heads();
    }

    @Override
    public ScoreRange range() {
        return scorer.range();
    }

    @Override
    public CheckResult run() {
        String interval = "[" + range().low() + ", " + range().high() + "]";
        synchronized (examples) {
            if (scores == 0) {
                return CheckResult.skip(ID, name + " has scored nothing");
            }
            return outside == 0
                    ? CheckResult.pass(
                            ID, String.format(Locale.ROOT, "%s: all of %,d scores are in %s", name, scores, interval))
                    : CheckResult.fail(
                            ID,
                            String.format(Locale.ROOT, "%s: scores outside %s, of %,d", name, interval, scores),
                            outside,
                            examples);
        }
    }
}

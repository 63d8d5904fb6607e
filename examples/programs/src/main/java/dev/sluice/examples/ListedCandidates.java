package dev.sluice.examples;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.eval.RankedList;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/** Proposes what stands in a list that was made elsewhere. Belongs to one thread. */
final class ListedCandidates implements CandidateGenerator {
    private RankedList list;
    private long leftOut;

    /** @param first is proposed at first */
    ListedCandidates(RankedList first) {
        this.list = first;
    }

    /** From now on a list is proposed, in rows of the version; rows past those of the version are not proposed. */
    void turnTo(RankedList next) {
        list = next;
    }

    @Override
    public Candidates generate(Query query, int limit) {
        IntArrayList rows = new IntArrayList();
        FloatArrayList scores = new FloatArrayList();
        for (int place = 0; place < list.size() && rows.size() < limit; place++) {
            if (isAllowed(list.item(place), query.allowed())) {
                rows.add(list.item(place));
                scores.add((float) list.score(place));
            } else {
                leftOut++;
            }
        }
        return Candidates.of(rows.toIntArray(), scores.toFloatArray());
    }

    private static boolean isAllowed(int item, ItemSet allowed) {
        return item < allowed.size() && allowed.contains(item);
    }

    /** How many items of the lists so far the version does not have, or may not be recommended. */
    long leftOut() {
        return leftOut;
    }
}

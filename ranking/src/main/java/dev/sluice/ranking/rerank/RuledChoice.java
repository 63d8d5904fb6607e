package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.Ranking;
import dev.sluice.ranking.rerank.RuledList.Outlook;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Chooses who stands at each place of a list that keeps to rules. Belongs to one thread. */
final class RuledChoice {
    private static final int NOBODY = -1;

    private final Query query;
    private final Candidates candidates;
    private final RuledList list;
    private final boolean[] chosen;
    private final IntArrayList order = new IntArrayList();

    RuledChoice(Query query, Candidates candidates, RuledList list) {
        this.query = query;
        this.candidates = candidates;
        this.list = list;
        this.chosen = new boolean[candidates.size()];
    }

    int size() {
        return order.size();
    }

    List<String> unmet() {
        return list.unmet();
    }

    /** Fills the list up to this many places, or to one where nobody may stand. */
    void fill(int end) {
        int position = 0;
        while (position != NOBODY && size() < Math.min(end, chosen.length)) {
            position = foresighted(Math.min(end, chosen.length));
            take(position);
        }
    }

    /** The same without looking ahead. */
    void fillCarelessly(int end) {
        int position = 0;
        while (position != NOBODY && size() < Math.min(end, chosen.length)) {
            position = first();
            take(position);
        }
    }

    private void take(int position) {
        if (query.cancelled()) {
            throw new CancellationException("nobody waits for the answer any more");
        }
        if (position != NOBODY) {
            chosen[position] = true;
            order.add(position);
            list.add(list.kind(position));
        }
    }

    /** The first that leaves as much possible as there is now, or else the first of those that leave most. */
    private int foresighted(int end) {
        Outlook promise = list.outlook(end);
        Outlook most = Outlook.WORST;
        int best = NOBODY;
        boolean[] seen = new boolean[list.kinds()];
        for (int position = 0; position < chosen.length && !most.keeps(promise); position++) {
            int kind = list.kind(position);
            if (chosen[position] || seen[kind]) {
                continue;
            }
            seen[kind] = true;
            Outlook outlook = list.allows(kind) ? list.outlookWith(kind, end) : Outlook.WORST;
            if (outlook.isBetterThan(most)) {
                most = outlook;
                best = position;
            }
        }
        return best;
    }

    private int first() {
        for (int position = 0; position < chosen.length; position++) {
            if (!chosen[position] && list.allows(list.kind(position))) {
                return position;
            }
        }
        return NOBODY;
    }

    Ranking ranking() {
        float[] scores = new float[size()];
        for (int rank = 0; rank < scores.length; rank++) {
            scores[rank] = candidates.score(order.getInt(rank));
        }
        return Ranking.of(order.toIntArray(), scores);
    }
}

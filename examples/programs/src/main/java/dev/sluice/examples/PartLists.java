package dev.sluice.examples;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.History;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.Judgements;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.examples.model.Proposing;
import dev.sluice.retrieval.PopularCandidates;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SparseTable;
import dev.sluice.train.Histories;
import java.util.ArrayList;
import java.util.List;

/**
 * The lists of one model, by the histories that its version holds. Who gets none from it gets what is popular; nobody
 * gets what they have seen.
 *
 * @param proposing how the model is asked
 * @param snapshot holds the model, popularity and histories
 * @param seen what users have met, whether the model learned of it or not
 * @param depth how many items a list has
 */
record PartLists(Proposing.Batch proposing, ModelSnapshot snapshot, InteractionMatrix seen, int depth) {
    private static final int USERS_AT_ONCE = 1000;

    /** One for each judged user, in their order. */
    List<RankedList> of(Judgements judged) {
        List<Query> queries = new ArrayList<>();
        List<RankedList> lists = new ArrayList<>();
        CandidateGenerator popular = PopularCandidates.of(snapshot);
        ItemSet all = ItemSet.all(seen.columns());
        for (Truth truth : judged) {
            queries.add(query(truth.user(), all));
            if (queries.size() == USERS_AT_ONCE || lists.size() + queries.size() == judged.users()) {
                List<Candidates> answers = proposing.answers(queries, depth);
                for (int i = 0; i < answers.size(); i++) {
                    Candidates answer = answers.get(i);
                    lists.add(
                            list(queries.get(i), answer.size() > 0 ? answer : popular.generate(queries.get(i), depth)));
                }
                queries.clear();
            }
        }
        return lists;
    }

    private Query query(int user, ItemSet all) {
        SparseTable histories = snapshot.sparse(Histories.NAME);
        return Query.of(snapshot.version(), all.without(seen.row(user)))
                .user(user)
                .history(History.of(histories.indexes(user), histories.times(user), histories.values(user)))
                .build();
    }

    private static RankedList list(Query query, Candidates answer) {
        double[] scores = new double[answer.size()];
        for (int position = 0; position < scores.length; position++) {
            scores[position] = answer.score(position);
        }
        return RankedList.of(query.user(), answer.items(), scores);
    }
}

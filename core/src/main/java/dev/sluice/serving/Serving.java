package dev.sluice.serving;

import dev.sluice.Candidates;
import dev.sluice.Degradation;
import dev.sluice.Dropped;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.data.IdIndex;
import dev.sluice.data.duplicate.ItemAliases;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelRun;
import dev.sluice.store.ModelSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * What is made once for a snapshot: its funnel, the items that may be recommended and the ids of those that are gone.
 *
 * @param snapshot used only while a lease on it is held
 */
record Serving(ModelSnapshot snapshot, Funnel funnel, ItemSet items, ItemAliases aliases) {
    static Serving of(ModelSnapshot snapshot, FunnelFactory factory, ServingSettings settings) {
        Funnel funnel = factory.funnel(snapshot);
        snapshot.version().require(funnel.version(), "funnel");
        ItemSet items = settings.items().allowed(snapshot.catalogue());
        if (items.rows() != snapshot.catalogue().items().rows()) {
            throw new IllegalArgumentException("the item filter allows items of " + items.rows()
                    + " rows, the catalogue has " + snapshot.catalogue().items().rows());
        }
        return new Serving(
                snapshot, funnel, items, ItemAliases.of(snapshot.catalogue().items()));
    }

    Recommendations answer(Request request, Query query, List<Degradation> noticed, Runnable whenQuiet) {
        FunnelRun run = funnel.run(query, whenQuiet);
        List<Degradation> degradations = new ArrayList<>(noticed);
        degradations.addAll(run.degradations());
        return new Recommendations(
                snapshot.version(),
                recommended(run),
                request.limit(),
                request.limit() == 0 ? List.of() : degradations,
                run.stages(),
                run.dropped().stream()
                        .map(drop -> new Dropped(ids().id(drop.item()), drop.stage()))
                        .toList());
    }

    private List<Recommendation> recommended(FunnelRun run) {
        Candidates answer = run.candidates();
        List<Recommendation> items = new ArrayList<>(answer.size());
        for (int position = 0; position < answer.size(); position++) {
            items.add(new Recommendation(
                    ids().id(answer.item(position)),
                    answer.score(position),
                    answer.proposers(position),
                    run.contributions().isEmpty()
                            ? List.of()
                            : run.contributions().get(position)));
        }
        return items;
    }

    private IdIndex ids() {
        return snapshot.catalogue().items().ids();
    }
}

package dev.sluice.serving;

import dev.sluice.Candidates;
import dev.sluice.Degradation;
import dev.sluice.Dropped;
import dev.sluice.PageToken;
import dev.sluice.Query;
import dev.sluice.Recommendation;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.data.IdIndex;
import dev.sluice.data.duplicate.ItemAliases;
import dev.sluice.funnel.FunnelRun;
import dev.sluice.store.ModelSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the answer to a request of a run: rows become ids again, and of a list that goes on from earlier pages the
 * request gets the next one. Belongs to one thread.
 */
final class Answer {
    /** What dropped an item that is on another page. */
    private static final String PAGE = "page";

    private final Request request;
    private final ModelSnapshot snapshot;
    private final ItemAliases aliases;
    private final Query query;

    Answer(Request request, ModelSnapshot snapshot, ItemAliases aliases, Query query) {
        this.request = request;
        this.snapshot = snapshot;
        this.aliases = aliases;
        this.query = query;
    }

    Query query() {
        return query;
    }

    /** @param noticed what was noticed before the run */
    Recommendations of(FunnelRun run, List<Degradation> noticed) {
        List<Degradation> degradations = new ArrayList<>(noticed);
        degradations.addAll(run.degradations());
        List<Recommendation> items =
                new ArrayList<>(request.limit() == 0 ? 0 : run.candidates().size());
        List<Dropped> dropped = new ArrayList<>();
        run.dropped().forEach(drop -> dropped.add(new Dropped(ids().id(drop.item()), drop.stage())));
        page(run, items, dropped);
        return new Recommendations(
                snapshot.version(),
                items,
                request.limit(),
                request.limit() == 0 ? List.of() : degradations,
                run.stages(),
                dropped,
                next(items));
    }

    private void page(FunnelRun run, List<Recommendation> items, List<Dropped> dropped) {
        Set<String> shown = shown();
        Candidates list = run.candidates();
        for (int position = 0; position < list.size(); position++) {
            String id = ids().id(list.item(position));
            if (items.size() < request.limit() && !shown.contains(id)) {
                items.add(recommendation(id, run, position));
            } else if (request.explained()) {
                dropped.add(new Dropped(id, PAGE));
            }
        }
    }

    private Recommendation recommendation(String id, FunnelRun run, int position) {
        return new Recommendation(
                id,
                run.candidates().score(position),
                run.candidates().proposers(position),
                run.contributions().isEmpty() ? List.of() : run.contributions().get(position));
    }

    /** What was on earlier pages, under the ids that this version has for it. */
    private Set<String> shown() {
        List<String> before = before();
        if (before.isEmpty()) {
            return Set.of();
        }
        Set<String> shown = new HashSet<>();
        before.forEach(id -> shown.add(aliases.canonical(id)));
        return shown;
    }

    private List<String> before() {
        return request.after().map(PageToken::shown).orElse(List.of());
    }

    private PageToken next(List<Recommendation> items) {
        List<String> shown = new ArrayList<>(before());
        items.forEach(item -> shown.add(item.item()));
        return new PageToken(shown, query.seed(), Instant.ofEpochMilli(query.moment()));
    }

    private IdIndex ids() {
        return snapshot.catalogue().items().ids();
    }
}

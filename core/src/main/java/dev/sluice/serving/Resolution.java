package dev.sluice.serving;

import dev.sluice.Degradation;
import dev.sluice.History;
import dev.sluice.Interaction;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.Request;
import dev.sluice.data.IdIndex;
import dev.sluice.data.duplicate.ItemAliases;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SparseTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Turns a request into a query of one version, and says what the version did not know. Belongs to one thread. */
final class Resolution {
    static final String HISTORY_TABLE = "history";

    /** What users have seen beside their histories. */
    private static final String SEEN_TABLE = "seen.users";

    private static final int[] NOTHING = {};

    private final ModelSnapshot snapshot;
    private final ItemAliases aliases;
    private final Request request;
    private final List<Degradation> degradations = new ArrayList<>();

    Resolution(ModelSnapshot snapshot, ItemAliases aliases, Request request) {
        this.snapshot = snapshot;
        this.aliases = aliases;
        this.request = request;
    }

    List<Degradation> degradations() {
        return degradations;
    }

    Query query(ItemSet catalogue, SeenItems seen, Terms terms) {
        int user = request.user().map(snapshot.catalogue().users().ids()::row).orElse(Query.UNKNOWN_USER);
        History history = request.history().map(this::resolved).orElseGet(() -> stored(user));
        int[] excluded = known(request.excluded(), "exclusions");
        ItemSet allowed = catalogue.without(
                seen == SeenItems.EXCLUDE ? joined(excluded, history.items(), seenBeside(user)) : excluded);
        noteUser(user, history);
        Query.Builder query = Query.of(snapshot.version(), allowed)
                .user(user)
                .history(history)
                .moment(request.moment().toEpochMilli())
                .context(request.context())
                .limit(reach(allowed))
                .effort(terms.effort())
                .deadline(terms.deadline())
                .seed(RequestSeed.of(request));
        return request.explained() ? query.explained().build() : query.build();
    }

    /**
     * How many items to ask a funnel for: a list that goes down to the end of the page, since page by page the items
     * are those of one long list then. Never more than there are, however many are asked for.
     */
    private int reach(ItemSet allowed) {
        long before = request.after().map(token -> token.shown().size()).orElse(0);
        return request.limit() == 0 ? 0 : (int) Math.min(before + request.limit(), Math.max(1, allowed.size()));
    }

    private void noteUser(int user, History history) {
        if (user != Query.UNKNOWN_USER || history.size() > 0) {
            return;
        }
        Optional<String> id = request.user();
        degradations.add(
                0,
                id.isPresent()
                        ? new Degradation(Degradation.Reason.UNKNOWN_USER, "the model does not know user " + id.get())
                        : new Degradation(Degradation.Reason.NO_USER, "the request names no user and no known item"));
    }

    private History resolved(List<Interaction> interactions) {
        int[] rows = new int[interactions.size()];
        long[] times = new long[rows.length];
        float[] values = new float[rows.length];
        int known = 0;
        for (Interaction interaction : interactions) {
            int row = row(interaction.item());
            if (row != IdIndex.UNKNOWN) {
                rows[known] = row;
                times[known] = interaction.time().toEpochMilli();
                values[known++] = interaction.value();
            }
        }
        noteUnknown(rows.length - known, rows.length, "history");
        return History.of(Arrays.copyOf(rows, known), Arrays.copyOf(times, known), Arrays.copyOf(values, known));
    }

    private History stored(int user) {
        if (user == Query.UNKNOWN_USER || !snapshot.tables().contains(HISTORY_TABLE)) {
            return History.EMPTY;
        }
        SparseTable histories = snapshot.sparse(HISTORY_TABLE);
        return History.of(histories.indexes(user), histories.times(user), histories.values(user));
    }

    /** A history in the request wins over all that is stored. */
    private int[] seenBeside(int user) {
        boolean isStored = user != Query.UNKNOWN_USER && snapshot.tables().contains(SEEN_TABLE);
        return isStored && request.history().isEmpty()
                ? snapshot.sparse(SEEN_TABLE).indexes(user)
                : NOTHING;
    }

    private static int[] joined(int[] first, int[] second, int[] third) {
        int[] all = Arrays.copyOf(first, first.length + second.length + third.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        System.arraycopy(third, 0, all, first.length + second.length, third.length);
        return all;
    }

    private int[] known(Collection<String> ids, String where) {
        int[] rows = ids.stream()
                .mapToInt(this::row)
                .filter(row -> row != IdIndex.UNKNOWN)
                .toArray();
        noteUnknown(ids.size() - rows.length, ids.size(), where);
        return rows;
    }

    private int row(String item) {
        return snapshot.catalogue().items().ids().row(aliases.canonical(item));
    }

    private void noteUnknown(int unknown, int all, String where) {
        if (unknown > 0) {
            degradations.add(new Degradation(
                    Degradation.Reason.UNKNOWN_ITEMS, unknown + " of " + all + " items in the " + where));
        }
    }
}

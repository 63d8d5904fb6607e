package dev.sluice.data.label;

import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import dev.sluice.data.prepare.Account;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.List;
import java.util.stream.IntStream;

/** One run of {@link Exposures}. */
final class ExposureJoin {
    private static final int NONE = -1;

    private final Dataset data;
    private final Interactions log;
    private final TextColumn types;
    private final EventRole[] roles;
    private final int[] requests;
    private final boolean knowsImpressions;
    private final Long2IntOpenHashMap places = new Long2IntOpenHashMap();
    /** The events that are the exposures. */
    private final IntArrayList shown = new IntArrayList();

    /** Events by their types that are no exposures: those that say more of one, and those left out for good. */
    private final long[] joined;

    private final long[] withoutRequest;
    private final long[] withoutImpression;

    ExposureJoin(Dataset data) {
        this.data = data;
        this.log = data.interactions();
        types = Columns.texts(log, "type");
        roles = types.values().stream().map(EventRole::of).toArray(EventRole[]::new);
        requests = Requests.of(log);
        knowsImpressions = IntStream.range(0, log.size()).anyMatch(event -> role(event) == EventRole.IMPRESSION);
        places.defaultReturnValue(NONE);
        joined = new long[roles.length];
        withoutRequest = new long[roles.length];
        withoutImpression = new long[roles.length];
    }

    Interactions run(Account account) {
        findShown();
        Outcomes outcomes = new Outcomes(log, shown.size(), knowsImpressions);
        for (int event = 0; event < log.size(); event++) {
            int place = isUsable(event) ? places.get(key(event)) : NONE;
            if (place != NONE) {
                join(event, place, outcomes);
            } else {
                (requests[event] == 0 ? withoutRequest : withoutImpression)[types.code(event)]++;
            }
        }
        tell(account);
        Interactions exposures = log.select(shown.toIntArray());
        return outcomes.in(exposures).with(Exposures.DURATION_SECONDS, durations(exposures));
    }

    private void findShown() {
        for (int event = 0; event < log.size(); event++) {
            boolean isShown = !knowsImpressions || role(event) == EventRole.IMPRESSION;
            if (isShown && isUsable(event) && places.putIfAbsent(key(event), shown.size()) == NONE) {
                shown.add(event);
            }
        }
    }

    private void join(int event, int place, Outcomes outcomes) {
        int exposure = shown.getInt(place);
        if (log.user(event) != log.user(exposure)) {
            throw new IllegalArgumentException("a request must be of one user: events " + exposure + " and " + event
                    + " are of one, and of users " + log.user(exposure) + " and " + log.user(event));
        }
        outcomes.add(role(event), event, place);
        if (event != exposure) {
            joined[types.code(event)]++;
        }
    }

    private void tell(Account account) {
        List<String> names = types.values();
        for (int type = 0; type < roles.length; type++) {
            if (roles[type] == EventRole.OTHER) {
                String reason = names.get(type).isEmpty() ? "without a type" : "of type " + names.get(type);
                account.leaveOut(reason, withoutRequest[type] + withoutImpression[type]);
            } else {
                String label = roles[type].label();
                account.leaveOut("joined: " + label, joined[type]);
                account.leaveOut("without a request: " + label, withoutRequest[type]);
                account.leaveOut("without an impression: " + label, withoutImpression[type]);
            }
        }
    }

    private boolean isUsable(int event) {
        return requests[event] != 0 && role(event) != EventRole.OTHER;
    }

    private EventRole role(int event) {
        return roles[types.code(event)];
    }

    private long key(int event) {
        return (long) requests[event] << Integer.SIZE | log.item(event);
    }

    private Column durations(Interactions exposures) {
        Column known = exposures.columns().get(Exposures.DURATION_SECONDS);
        if (known != null) {
            return known;
        }
        if (data.catalogue().items().columns().get("duration") instanceof NumberColumn durations) {
            return new NumberColumn(Columns.each(exposures, row -> durations.number(exposures.item(row))));
        }
        return new NumberColumn(Columns.each(exposures, row -> Double.NaN));
    }
}

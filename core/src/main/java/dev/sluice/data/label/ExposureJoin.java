package dev.sluice.data.label;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.TextColumn;
import dev.sluice.data.label.Exposures.Unfinished;
import dev.sluice.data.prepare.Account;
import java.util.Arrays;
import java.util.stream.IntStream;

/** One run of {@link Exposures}. */
final class ExposureJoin {
    private final Interactions log;
    private final Exposures settings;
    private final Attribution attribution;
    private final TextColumn types;
    private final EventRole[] roles;
    private final int[] requests;
    private final boolean knowsImpressions;
    private final Showings shown;
    private final int finished;
    private final int finishedByEvents;
    private final int kept;
    private final Outcomes outcomes;
    private final Durations durations;
    private final Fates fates;
    private long tooLate;
    private long tooEarly;

    ExposureJoin(Dataset data, Exposures settings) {
        this.log = data.interactions();
        this.settings = settings;
        attribution = Attribution.of(settings);
        types = Columns.texts(log, "type");
        roles = types.values().stream().map(EventRole::of).toArray(EventRole[]::new);
        requests = Requests.of(log);
        requireOneUserEach();
        knowsImpressions =
                IntStream.range(0, log.size()).anyMatch(event -> role(event) == EventRole.IMPRESSION && isKnown(event));
        shown = findShown();
        long last = lastKnown();
        finished = finishedAt(settings.horizon().map(Millis::of).orElse(last));
        finishedByEvents = Math.min(finished, finishedAt(last));
        kept = settings.unfinished() == Unfinished.KEEP ? shown.count() : finished;
        outcomes = new Outcomes(log, knowsImpressions);
        durations = new Durations(data);
        fates = new Fates(types.values());
    }

    Interactions run(Account account) {
        for (int event = 0; event < log.size(); event++) {
            if (isKnown(event)) {
                join(event);
            } else {
                tooLate++;
            }
        }
        settings.horizon().ifPresent(moment -> account.leaveOut("later than " + moment, tooLate));
        fates.tell(account);
        account.note("exposures whose window is not over", kept - finished);
        account.note("exposures whose window ends after the last event", finished - finishedByEvents);
        account.note("joined to an impression later than themselves", tooEarly);
        Interactions exposures =
                log.select(IntStream.range(0, kept).map(shown::event).toArray());
        return outcomes.in(exposures).with(Exposures.DURATION_SECONDS, durations.of(exposures));
    }

    private Showings findShown() {
        Showings.Finder finder = new Showings.Finder(new EventOrder(log));
        for (int event = 0; event < log.size(); event++) {
            boolean isShown = !knowsImpressions || role(event) == EventRole.IMPRESSION;
            if (isShown && isKnown(event) && isUsable(event)) {
                finder.add(event, key(event));
            }
        }
        return finder.inOrder();
    }

    private long lastKnown() {
        return IntStream.range(0, log.size())
                .filter(this::isKnown)
                .mapToLong(log::time)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** How many are finished at a moment: the earliest, as all windows are equally long. */
    private int finishedAt(long moment) {
        int low = 0;
        int high = shown.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (attribution.isOver(log.time(shown.event(middle)), moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void join(int event) {
        int place = isUsable(event) ? shown.placeOf(key(event)) : Showings.NONE;
        if (place == Showings.NONE) {
            fates.add(types.code(event), requests[event] == 0 ? Fate.WITHOUT_REQUEST : Fate.WITHOUT_IMPRESSION);
            return;
        }
        int exposure = shown.event(place);
        boolean inTime = attribution.reaches(log.time(exposure), log.time(event));
        if (place >= kept) {
            fates.add(types.code(event), Fate.UNFINISHED);
        } else if (!inTime && role(event) != EventRole.IMPRESSION) {
            fates.add(types.code(event), Fate.AFTER_WINDOW);
        } else {
            outcomes.add(role(event), event, place);
            if (inTime && event != exposure) {
                durations.add(event, place);
            }
            if (event != exposure) {
                fates.add(types.code(event), Fate.JOINED);
                tooEarly += log.time(event) < log.time(exposure) ? 1 : 0;
            }
        }
    }

    private void requireOneUserEach() {
        // The first event of each request, counted from 1.
        int[] first = new int[Arrays.stream(requests).max().orElse(0) + 1];
        for (int event = 0; event < log.size(); event++) {
            int request = requests[event];
            if (request == 0 || !isKnown(event)) {
                continue;
            }
            if (first[request] == 0) {
                first[request] = event + 1;
            }
            requireSameUser(first[request] - 1, event);
        }
    }

    private void requireSameUser(int one, int other) {
        if (log.user(one) != log.user(other)) {
            throw new IllegalArgumentException("a request must be of one user: events " + one + " and " + other
                    + " are of one, and of users " + log.user(one) + " and " + log.user(other));
        }
    }

    private boolean isKnown(int event) {
        return attribution.isKnown(log.time(event));
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
}

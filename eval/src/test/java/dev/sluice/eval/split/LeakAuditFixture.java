package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/** Logs and the protocols that split them. */
abstract class LeakAuditFixture {
    @Provide
    Arbitrary<Interactions> events() {
        return Logs.withoutRepeats();
    }

    @Provide
    Arbitrary<Interactions> tied() {
        return Logs.withTies();
    }

    @Provide
    Arbitrary<Splitter> protocols() {
        return Arbitraries.of(
                new GlobalTimeSplit(0.3),
                UserTimeSplit.defaults(),
                UserTimeSplit.defaults().withTies(TimeTies.EARLIER),
                LeaveLastOut.of(2),
                new RandomSplit(0.3, 5),
                new UserRandomSplit(0.3, 2, 5),
                UserDisjointSplit.of(3).withShare(0.5),
                UserDisjointSplit.of(3).withShare(0.5).withFoldIn(new UserRandomSplit(0.3, 2, 5)),
                UserDisjointSplit.of(3).withShare(0.5).withFoldIn(new GlobalTimeSplit(0.5)),
                new ColdItemSplit(0.3, 4),
                new ColdUserSplit(0.3, 4));
    }

    static long first(int user, List<Logs.Event> test) {
        return test.stream()
                .filter(event -> event.user() == user)
                .mapToLong(Logs.Event::time)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}

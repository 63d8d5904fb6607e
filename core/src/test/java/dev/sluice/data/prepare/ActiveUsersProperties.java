package dev.sluice.data.prepare;

import static dev.sluice.data.prepare.RandomData.accounted;
import static dev.sluice.data.prepare.RandomData.events;
import static dev.sluice.data.prepare.RandomData.second;
import static dev.sluice.data.prepare.RandomData.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.RandomData.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of choosing users by their activity. */
class ActiveUsersProperties {
    @Property
    void keepsWhatARecountKeeps(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int least,
            @ForAll @IntRange(min = 1, max = 110) int window,
            @ForAll @IntRange(min = 0, max = 105) int asOf) {
        Dataset data = RandomData.of(seed);
        for (Set<String> types : Set.of(Set.<String>of(), Set.of("watch"), Set.of("watch", "click"))) {
            Set<Integer> active = data.catalogue().users().ids().ids().stream()
                    .map(id -> Integer.parseInt(id.substring(1)))
                    .filter(user -> events(data).stream()
                                    .filter(event -> event.user() == user
                                            && event.time() > 1000L * (asOf - window)
                                            && event.time() <= 1000L * asOf
                                            && (types.isEmpty() || types.contains(event.type())))
                                    .count()
                            >= least)
                    .collect(Collectors.toSet());
            Map<String, Long> told = new TreeMap<>();

            Dataset kept = accounted(
                    ActiveUsers.of(least, seconds(window), second(asOf)).counting(types), data, told);

            assertThat(events(kept))
                    .isEqualTo(events(data).stream()
                            .filter(event -> active.contains(event.user()) && event.time() <= 1000L * asOf)
                            .toList());
            assertThat(told.getOrDefault("later than " + second(asOf), 0L))
                    .isEqualTo(events(data).stream()
                            .filter(event -> event.time() > 1000L * asOf)
                            .count());
        }
    }

    @Property
    void whatComesLaterChangesNothing(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int least,
            @ForAll @IntRange(min = 0, max = 105) int asOf) {
        Dataset data = RandomData.of(seed);
        ActiveUsers step = ActiveUsers.of(least, seconds(30), second(asOf));
        Interactions events = data.interactions();
        Dataset past = data.with(events.filter(event -> events.time(event) <= 1000L * asOf));

        assertThat(events(accounted(step, data))).isEqualTo(events(accounted(step, past)));
    }

    @Property
    void moreEventsAreAskedOfFewerUsers(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int least) {
        Dataset data = RandomData.of(seed);

        assertThat(users(accounted(ActiveUsers.of(least, seconds(40), second(80)), data)))
                .containsAll(users(accounted(ActiveUsers.of(least + 1, seconds(40), second(80)), data)));
    }

    private static Set<Integer> users(Dataset data) {
        return events(data).stream().map(Event::user).collect(Collectors.toSet());
    }

    @Example
    void typesThatNoEventHasAreTold() {
        Account account = new Account();

        ActiveUsers.of(1, seconds(200), second(100))
                .counting(Set.of("watch", "wach", "click"))
                .apply(RandomData.of(1), account);

        assertThat(account.notes()).isEqualTo(Map.of("types that no event has", 1L));
    }

    @Example
    void settingsAreChecked() {
        assertThatThrownBy(() -> ActiveUsers.of(0, seconds(1), second(1)))
                .hasMessage("minEvents must be at least 1: 0");
        assertThatThrownBy(() -> ActiveUsers.of(1, Duration.ZERO, second(1)))
                .hasMessage("window must be at least a millisecond: PT0S");
        assertThatThrownBy(() -> ActiveUsers.of(1, seconds(1), second(1))
                        .counting(Set.of("watch"))
                        .apply(withoutTypes(), new Account()))
                .hasMessage("to count only events of [watch] they must have a column type of texts");
    }

    @Example
    void aWindowLongerThanTimeItselfBeginsWithIt() {
        Dataset data = RandomData.of(3);

        assertThat(events(accounted(ActiveUsers.of(1, Duration.ofSeconds(Long.MAX_VALUE), Instant.MAX), data)))
                .isEqualTo(events(data));
    }

    @Example
    void equalSettingsAreDescribedByEqualWords() {
        assertThat(ActiveUsers.of(10, Duration.ofDays(10), second(0)).counting(Set.of("b", "a", "c")))
                .hasToString("ActiveUsers[minEvents=10, window=PT240H, asOf=1970-01-01T00:00:00Z, types=[a, b, c]]");
    }

    private static Dataset withoutTypes() {
        return RandomData.of(1)
                .with(new Interactions.Builder()
                        .add(1, 1, 0, 1)
                        .build(
                                RandomData.of(1).interactions().userRows(),
                                RandomData.of(1).interactions().itemRows()));
    }
}

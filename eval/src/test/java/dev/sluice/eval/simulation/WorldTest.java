package dev.sluice.eval.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.data.Entities;
import dev.sluice.data.NumberColumn;
import dev.sluice.data.TextColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A world as seen from outside. */
class WorldTest {
    private final World world = World.of(Worlds.SMALL);
    private final long start = Worlds.SMALL.dawn(0);

    @Test
    void theCatalogueSpeaksTheRowsOfTheWorld() {
        Entities items = world.catalogue().items();
        Entities users = world.catalogue().users();

        assertThat(items.ids().row("i7")).isEqualTo(7);
        assertThat(users.ids().row("u60")).isEqualTo(60);
        assertThat(items.rows()).isEqualTo(121);
        assertThat(text(items, "category").text(7))
                .isEqualTo(Categories.name(world.item(7).category()));
        assertThat(number(items, "duration").number(7)).isEqualTo(world.item(7).seconds());
        assertThat(number(items, "published").number(7) * 1000)
                .isEqualTo(world.item(7).published());
        assertThat(number(users, "joined").number(9) * 1000)
                .isEqualTo(world.user(9).joined());
        assertThat(text(users, "device").text(9))
                .isEqualTo(world.user(9).device().name().toLowerCase(Locale.ROOT));
        assertThat(items.columns().keySet())
                .containsExactly("title", "text", "category", "producer", "duration", "published", "price", "policy");
        assertThat(users.columns().keySet()).containsExactly("age_band", "country", "device", "joined");
        assertThat(text(items, "title").text(0)).isEmpty();
        assertThat(number(items, "duration").number(0)).isNaN();
    }

    @Test
    void itemsStandInTheOrderOfTheirPublication() {
        for (int item = 1; item <= 120; item++) {
            long published = world.item(item).published();
            assertThat(world.lastPublished(published)).isGreaterThanOrEqualTo(item);
            assertThat(world.lastPublished(published - 1)).isLessThan(item);
        }
        assertThat(world.lastPublished(start)).isEqualTo(84);
        assertThat(world.lastPublished(Worlds.SMALL.end())).isEqualTo(120);
        assertThat(world.lastPublished(Long.MIN_VALUE)).isZero();
    }

    @Test
    void probabilitiesAreProbabilities() {
        for (int user = 1; user <= 60; user++) {
            for (int item = 1; item <= 120; item++) {
                assertThat(List.of(
                                world.interest(user, item, start),
                                world.attraction(user, item, start),
                                world.completion(user, item, start, 0.5),
                                world.purchase(user, item, start),
                                world.examination(user, item)))
                        .allMatch(probability -> probability > 0 && probability <= 1);
                assertThat(world.expectedWatchSeconds(user, item, start)).isPositive();
            }
            assertThat(world.examination(user, 1)).isEqualTo(1);
        }
    }

    @Test
    void attentionFallsWithThePositionAsTheDeviceLetsIt() {
        Map<String, Double> exponents = Map.of("phone", 0.9, "tablet", 0.7, "desktop", 0.6, "tv", 0.5);
        TextColumn devices = text(world.catalogue().users(), "device");
        Set<String> seen = new HashSet<>();
        for (int user = 1; user <= 60; user++) {
            assertThat(world.examination(user, 7))
                    .isCloseTo(Math.pow(7, -exponents.get(devices.text(user))), within(1e-12));
            seen.add(devices.text(user));
        }
        assertThat(seen).isEqualTo(exponents.keySet());
    }

    @Test
    void rowsAndPlacesThatAreNotThereAreErrors() {
        assertThatThrownBy(() -> world.interest(0, 1, start)).hasMessage("user must be from 1 to 60: 0");
        assertThatThrownBy(() -> world.attraction(61, 1, start)).hasMessage("user must be from 1 to 60: 61");
        assertThatThrownBy(() -> world.interest(1, 121, start)).hasMessage("item must be from 1 to 120: 121");
        assertThatThrownBy(() -> world.original(0)).hasMessage("item must be from 1 to 120: 0");
        assertThatThrownBy(() -> world.examination(1, 0)).hasMessage("position must be at least 1: 0");
        assertThatThrownBy(() -> world.completion(1, 1, start, 0)).hasMessage("share must be above 0: 0.0");
        assertThatThrownBy(() -> new Visit(-1, 1, start)).hasMessage("id must be at least 0: -1");
        assertThatThrownBy(() -> new Visit(1, 0, start)).hasMessage("user must be at least 1: 0");
        assertThatThrownBy(() -> world.respond(new Visit(1, 61, start), new int[] {1}))
                .hasMessage("user must be from 1 to 60: 61");
        assertThatThrownBy(() -> world.respond(new Visit(1, 1, start), new int[] {1, 121}))
                .hasMessage("item must be from 1 to 120: 121");
    }

    @Test
    void nothingIsShownBeforeItIsPublished() {
        assertThatThrownBy(() -> world.respond(new Visit(1, 1, start), new int[] {1, 120}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("items must be published before they are shown: item 120 at " + start);
    }

    @Test
    void theSmallestWorldWorks() {
        World smallest = World.of(WorldSettings.defaults().withUsers(1).withItems(1));

        assertThat(smallest.lastPublished(start)).isEqualTo(1);
        assertThat(smallest.original(1)).isEqualTo(1);
        assertThat(Worlds.history(smallest)).isNotEmpty().allSatisfy(session -> {
            assertThat(session.display().items()).containsExactly(1);
            assertThat(session.display().propensity(1)).isEqualTo(1);
        });
    }

    private static TextColumn text(Entities entities, String column) {
        return (TextColumn) entities.column(column).orElseThrow();
    }

    private static NumberColumn number(Entities entities, String column) {
        return (NumberColumn) entities.column(column).orElseThrow();
    }
}

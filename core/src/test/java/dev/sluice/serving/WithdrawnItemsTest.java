package dev.sluice.serving;

import static dev.sluice.retrieval.PublishedModel.catalogue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Degradation.Reason;
import dev.sluice.ItemSet;
import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.data.Catalogue;
import dev.sluice.data.Entities;
import dev.sluice.data.TagColumn;
import dev.sluice.data.duplicate.ItemAliases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is withdrawn does not come back until it is restored, in whatever version. */
@Timeout(60)
class WithdrawnItemsTest extends ServedRepository {
    private final WithdrawnItems withdrawn = WithdrawnItems.none();

    @BeforeEach
    void serve() {
        recommender = recommender.with(
                ServingSettings.defaults().withSeen(SeenItems.ALLOW).withWithdrawn(withdrawn));
    }

    private Set<String> recommended() {
        return new TreeSet<>(
                recommender.recommend(Request.forUser("u1").limit(4).build()).ids());
    }

    @Test
    void everyRequestAfterAChangeHeedsIt() throws IOException {
        assertThat(recommended()).containsExactly("i1", "i2", "i3", "i4");
        withdrawn.withdraw(List.of("i2", "unknown", "i3"));
        assertThat(recommended()).containsExactly("i1", "i4");
        repository.publish(ServedRepository::write);
        assertThat(recommended()).containsExactly("i1", "i4");
        withdrawn.restore(List.of("i3", "i1", "never"));
        assertThat(recommended()).containsExactly("i1", "i3", "i4");
        assertThat(withdrawn.ids()).containsExactlyInAnyOrder("i2", "unknown");
    }

    @Test
    void asManyComeBackAsBeforeAndNothingIsAReasonToSayWhy() {
        withdrawn.withdraw(List.of("i4"));
        Recommendations two =
                recommender.recommend(Request.forUser("u1").limit(2).build());
        assertThat(two.ids()).hasSize(2).doesNotContain("i4");
        assertThat(two.degradations()).isEmpty();

        withdrawn.withdraw(List.of("i1", "i2", "i3"));
        Recommendations none =
                recommender.recommend(Request.forUser("u1").limit(2).build());
        assertThat(none.items()).isEmpty();
        assertThat(none.degradedBy(Reason.NOTHING_ALLOWED)).isTrue();
    }

    /** i1 was a and b before. */
    @Test
    void anItemIsBackWhenNoneOfItsIdsIsWithdrawn() throws IOException {
        publishMerged();
        withdrawn.withdraw(List.of("a", "i1"));
        assertThat(recommended()).containsExactly("i2", "i3", "i4");
        withdrawn.restore(List.of("i1"));
        assertThat(recommended()).containsExactly("i2", "i3", "i4");
        withdrawn.restore(List.of("a"));
        assertThat(recommended()).containsExactly("i1", "i2", "i3", "i4");
    }

    private void publishMerged() throws IOException {
        TagColumn merged = TagColumn.of(List.of(List.of(), List.of("a", "b"), List.of(), List.of(), List.of()));
        Catalogue plain = catalogue(4, 3);
        Entities items = new Entities(plain.items().ids(), Map.of(ItemAliases.COLUMN, merged));
        repository.publish(writer -> write(writer, new Catalogue(items, plain.users())));
    }

    @Test
    void itemsThatTheFilterForbidsDoNotComeBack() {
        recommender.close();
        recommender = recommender.with(ServingSettings.defaults()
                .withSeen(SeenItems.ALLOW)
                .withItems(catalogue -> ItemSet.of(5, 1, 2))
                .withWithdrawn(withdrawn));
        withdrawn.withdraw(List.of("i1", "i3"));
        assertThat(recommended()).containsExactly("i2");
        withdrawn.restore(List.of("i1", "i3"));
        assertThat(recommended()).containsExactly("i1", "i2");
    }

    @Test
    void asManyChangesAsYouLikeMayPassBetweenRequests() {
        Random random = new Random(11);
        for (int changes : new int[] {1, 2, 1023, 1024, 1025, 5000, 0, 3}) {
            Set<String> expected = new TreeSet<>(Set.of("i1", "i2", "i3", "i4"));
            for (int i = 0; i < changes; i++) {
                List<String> id = List.of("i" + (1 + random.nextInt(6)));
                if (random.nextBoolean()) {
                    withdrawn.withdraw(id);
                } else {
                    withdrawn.restore(id);
                }
            }
            expected.removeAll(withdrawn.ids());
            assertThat(recommended()).as("after %d", changes).isEqualTo(expected);
        }
        withdrawn.restore(List.copyOf(withdrawn.ids()));
        assertThat(recommended()).hasSize(4);
    }

    @Test
    void whoHasMissedTooManyChangesBeginsAnew() {
        withdrawn.withdraw(List.of("i1", "i2"));
        assertThat(recommended()).containsExactly("i3", "i4");
        withdrawn.restore(List.of("i2"));
        withdrawn.withdraw(IntStream.range(0, WithdrawnItems.REMEMBERED)
                .mapToObj(i -> "x" + i)
                .toList());
        assertThat(recommended()).containsExactly("i2", "i3", "i4");
        withdrawn.restore(List.of("i1"));
        assertThat(recommended()).hasSize(4);
    }

    @Test
    void changesFromManyThreadsAreHeededByWhoeverMadeThem() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> running = new ArrayList<>();
        try {
            for (int i = 1; i <= 4; i++) {
                String mine = "i" + i;
                Random random = new Random(i);
                running.add(threads.submit(() -> {
                    for (int round = 0; round < 50; round++) {
                        boolean gone = random.nextBoolean();
                        if (gone) {
                            withdrawn.withdraw(List.of(mine));
                        } else {
                            withdrawn.restore(List.of(mine));
                        }
                        assertThat(recommended().contains(mine)).isEqualTo(!gone);
                    }
                }));
            }
            for (Future<?> done : running) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}

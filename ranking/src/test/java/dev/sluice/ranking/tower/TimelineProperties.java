package dev.sluice.ranking.tower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Nobody learns from what was not known yet. */
class TimelineProperties {
    @Property(tries = 100)
    void anExampleSeesWhatWasStrictlyBefore(@ForAll @IntRange(min = 1, max = 200) int events, @ForAll long seed) {
        Interactions log = TowerWorld.of(4, 20, events, seed).interactions();

        Timeline timeline = Timeline.of(log);

        Set<Long> pairs = new HashSet<>();
        for (int example = 0; example < timeline.size(); example++) {
            int user = timeline.user(example);
            int item = timeline.item(example);
            assertThat(pairs.add((long) user << 32 | item)).isTrue();
            assertThat(timeline.moment(example)).isEqualTo(firstTime(log, user, item));
            assertThat(timeline.before(example)).isEqualTo(countBefore(log, user, timeline.moment(example)));
        }
        Set<Long> all = new HashSet<>();
        for (int event = 0; event < log.size(); event++) {
            all.add((long) log.user(event) << 32 | log.item(event));
        }
        assertThat(pairs).isEqualTo(all);
    }

    private static long firstTime(Interactions log, int user, int item) {
        long first = Long.MAX_VALUE;
        for (int event = 0; event < log.size(); event++) {
            if (log.user(event) == user && log.item(event) == item) {
                first = Math.min(first, log.time(event));
            }
        }
        return first;
    }

    private static int countBefore(Interactions log, int user, long moment) {
        int count = 0;
        for (int event = 0; event < log.size(); event++) {
            count += log.user(event) == user && log.time(event) < moment ? 1 : 0;
        }
        return count;
    }

    /** The item to be found is in no bag of its own example, by its id. */
    @Property(tries = 50)
    void theItemIsNotInItsOwnHistory(@ForAll @IntRange(min = 1, max = 200) int events, @ForAll long seed) {
        Dataset data = TowerWorld.of(4, 20, events, seed);
        TowerInputs onlyIds = TowerInputs.defaults().withItemColumns(List.of("published"));
        Layout layout = new Layout(data, onlyIds);
        Timeline timeline = Timeline.of(data.interactions());
        Bags bags = new Bags(layout.userTable());
        for (int example = 0; example < timeline.size(); example++) {
            int user = timeline.user(example);
            layout.user(timeline, user, timeline.before(example), timeline.moment(example), bags);
            int own = layout.past().facts() + timeline.item(example);
            for (int entry = bags.start(example); entry < bags.end(example); entry++) {
                assertThat(bags.row(entry)).isNotEqualTo(own);
            }
        }
    }
}

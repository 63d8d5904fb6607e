package dev.sluice.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the merge. */
class FusionProperties {
    private final RunMemory memory = new RunMemory();

    @Property
    void keepsEveryItemOnceAndEverySourceWithItsScore(@ForAll("proposals") List<Proposal> proposals) {
        Candidates merged = merge(proposals);

        Set<Integer> items = new HashSet<>();
        for (Proposal proposal : proposals) {
            for (int position = 0; position < proposal.candidates().size(); position++) {
                int item = proposal.candidates().item(position);
                items.add(item);
                assertThat(merged.sourceScore(proposal.source(), place(merged, item)))
                        .isEqualTo(proposal.candidates().score(position));
                assertThat(merged.proposers(place(merged, item))).contains(proposal.source());
            }
        }
        assertThat(merged.items()).hasSize(items.size());
    }

    @Property
    void namesNoProposerThatDidNotPropose(@ForAll("proposals") List<Proposal> proposals) {
        Candidates merged = merge(proposals);

        for (int place = 0; place < merged.size(); place++) {
            int item = merged.item(place);
            assertThat(merged.proposers(place))
                    .containsExactlyElementsOf(proposals.stream()
                            .filter(proposal -> contains(proposal.candidates(), item))
                            .map(Proposal::source)
                            .toList());
        }
    }

    @Property
    void theOrderOfTheProposalsChangesNothing(@ForAll("proposals") List<Proposal> proposals, @ForAll long seed) {
        List<Proposal> shuffled = new ArrayList<>(proposals);
        Collections.shuffle(shuffled, new Random(seed));

        Candidates merged = merge(proposals);
        Candidates again = merge(shuffled);

        assertThat(again.items()).isEqualTo(merged.items());
        assertThat(again.scores()).isEqualTo(merged.scores());
    }

    @Property
    void ordersByReciprocalRanksAndThenByItem(@ForAll("proposals") List<Proposal> proposals) {
        Candidates merged = merge(proposals);

        for (int place = 0; place < merged.size(); place++) {
            assertThat((double) merged.score(place)).isCloseTo(fused(proposals, merged.item(place)), within(1e-8));
            if (place > 0) {
                assertThat(merged.score(place)).isLessThanOrEqualTo(merged.score(place - 1));
                assertThat(merged.score(place) < merged.score(place - 1) || merged.item(place) > merged.item(place - 1))
                        .isTrue();
            }
        }
    }

    @Example
    void whatTwoProposeBeatsWhatOneProposesFirst() {
        Candidates merged = merge(List.of(proposal("a", 7, 3), proposal("b", 9, 3)));

        assertThat(merged.items()).containsExactly(3, 7, 9);
        assertThat((double) merged.score(0)).isCloseTo(2.0 / 62, within(1e-9));
        assertThat((double) merged.score(1)).isCloseTo(1.0 / 61, within(1e-9));
        assertThat(merged.proposers(0)).containsExactly("a", "b");
    }

    @Example
    void theSourcesOfANestedFunnelStandBesideItsOwn() {
        Candidates inner = Stages.candidates(4, 5).withSource("x", new float[] {8, Float.NaN});
        Candidates merged = merge(List.of(Proposal.of("outer", inner, 0, "", Optional.empty())));

        assertThat(merged.sources()).containsExactly("outer", "outer/x");
        assertThat(merged.proposers(0)).containsExactly("outer", "outer/x");
        assertThat(merged.proposers(1)).containsExactly("outer");
        assertThat(merged.sourceScore("outer/x", 0)).isEqualTo(8);
    }

    @Provide
    Arbitrary<List<Proposal>> proposals() {
        Arbitrary<int[]> items = Arbitraries.integers()
                .between(1, 30)
                .list()
                .ofMaxSize(12)
                .uniqueElements()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray());
        return items.list().ofMaxSize(5).map(FusionProperties::named);
    }

    private static List<Proposal> named(List<int[]> lists) {
        List<Proposal> proposals = new ArrayList<>();
        for (int[] items : lists) {
            proposals.add(proposal("g" + proposals.size(), items));
        }
        return proposals;
    }

    private static Proposal proposal(String source, int... items) {
        return Proposal.of(source, Stages.candidates(items), 0, "", Optional.empty());
    }

    private static double fused(List<Proposal> proposals, int item) {
        return proposals.stream()
                .filter(proposal -> contains(proposal.candidates(), item))
                .mapToDouble(proposal -> 1.0 / (61 + place(proposal.candidates(), item)))
                .sum();
    }

    private static boolean contains(Candidates candidates, int item) {
        return java.util.Arrays.stream(candidates.items()).anyMatch(other -> other == item);
    }

    private static int place(Candidates candidates, int item) {
        int place = 0;
        while (candidates.item(place) != item) {
            place++;
        }
        return place;
    }

    /** Merges in memory that was used before, and keeps the result. */
    private Candidates merge(List<Proposal> proposals) {
        Candidates merged = memory.fusion().merge(proposals, memory.batches()).copiedTo(BatchMemory.HEAP);
        memory.batches().reuse();
        return merged;
    }
}

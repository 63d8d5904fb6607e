package dev.sluice.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** A list together with the judgements of its user: relevant, not relevant and unjudged items, in it and not in it. */
public record JudgedList(RankedList list, Truth truth) {
    /** A list of a user, everything drawn by this seed. */
    public static JudgedList random(int user, long seed) {
        Random random = new Random(seed);
        List<Integer> items = new ArrayList<>(
                IntStream.rangeClosed(1, 1 + random.nextInt(40)).boxed().toList());
        Collections.shuffle(items, random);
        int[] listed = items.stream()
                .limit(random.nextInt(items.size() + 1))
                .mapToInt(item -> item)
                .toArray();
        int[] judged = items.stream()
                .filter(item -> random.nextBoolean())
                .mapToInt(item -> item)
                .toArray();
        double[] grades = new double[judged.length];
        for (int i = 0; i < grades.length; i++) {
            grades[i] = random.nextInt(5) - 1;
        }
        return new JudgedList(RankedList.ofItems(user, listed), Truth.of(user, judged, grades));
    }

    /** Some. */
    public static final class Any implements ArbitrarySupplier<JudgedList> {
        @Override
        public Arbitrary<JudgedList> get() {
            return Combinators.combine(Arbitraries.integers().between(1, 1000), Arbitraries.longs())
                    .as(JudgedList::random);
        }
    }
}

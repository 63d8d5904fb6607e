package dev.sluice.eval.metric;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/** All items there are, those not in the list below the others. */
record WholeCatalogue(int items, Optional<InteractionMatrix> training) implements Universe {
    WholeCatalogue {
        if (items < 1) {
            throw new IllegalArgumentException("a catalogue must have at least 1 item: " + items);
        }
    }

    @Override
    public Universe without(InteractionMatrix known) {
        return new WholeCatalogue(items, Optional.of(known));
    }

    @Override
    public ScoredLabels of(RankedList list, Truth truth) {
        requireInCatalogue(list.items());
        requireInCatalogue(truth.items());
        Training known = Training.of(training, list.user());
        requireInCatalogue(IntStream.of(known.items()));
        ScoredLabels.Builder pairs = new ScoredLabels.Builder();
        ListedItems.addTo(pairs, list, truth, known);
        ScoredLabels listed = pairs.build();
        int irrelevant = items - truth.relevant() - irrelevantIn(known, truth);
        pairs.addBelow(truth.relevant() - listed.relevant(), irrelevant - listed.irrelevant());
        return pairs.build();
    }

    private static int irrelevantIn(Training known, Truth truth) {
        int count = 0;
        for (int item : known.items()) {
            if (!truth.isRelevant(item)) {
                count++;
            }
        }
        return count;
    }

    private void requireInCatalogue(IntStream rows) {
        for (PrimitiveIterator.OfInt each = rows.iterator(); each.hasNext(); ) {
            int item = each.nextInt();
            if (item > items) {
                throw new IllegalArgumentException("item " + item + " is outside a catalogue of " + items + " items");
            }
        }
    }

    @Override
    public String text() {
        return "all " + items + " items" + Training.text(training);
    }
}

package dev.sluice.data.label;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.stream.IntStream;

/** The earliest showing of each item in each request, in the order of their moments. */
final class Showings {
    static final int NONE = -1;

    private final Long2IntOpenHashMap found;
    /** The place of what was found at each number. */
    private final int[] places;

    private final int[] events;

    private Showings(Long2IntOpenHashMap found, int[] places, int[] events) {
        this.found = found;
        this.places = places;
        this.events = events;
    }

    /** How many. */
    int count() {
        return events.length;
    }

    /** The event at a place. */
    int event(int place) {
        return events[place];
    }

    /** The place of an item in a request, {@link #NONE} if it was not shown. */
    int placeOf(long requestAndItem) {
        int number = found.get(requestAndItem);
        return number == NONE ? NONE : places[number];
    }

    /** Finds the earliest showings. Belongs to one thread. */
    static final class Finder {
        private final IntComparator order;
        private final Long2IntOpenHashMap found = new Long2IntOpenHashMap();
        private final IntArrayList events = new IntArrayList();

        /** @param order of events, earliest first */
        Finder(IntComparator order) {
            this.order = order;
            found.defaultReturnValue(NONE);
        }

        /** An event that shows the item of a request. */
        void add(int event, long requestAndItem) {
            int number = found.putIfAbsent(requestAndItem, events.size());
            if (number == NONE) {
                events.add(event);
            } else if (order.compare(event, events.getInt(number)) < 0) {
                events.set(number, event);
            }
        }

        /** What was found; nothing is added from then on. */
        Showings inOrder() {
            int[] numbers = IntStream.range(0, events.size()).toArray();
            // Most logs are in the order of time, or nearly.
            if (!isInOrder()) {
                IntArrays.parallelQuickSort(
                        numbers, (one, other) -> order.compare(events.getInt(one), events.getInt(other)));
            }
            int[] places = new int[numbers.length];
            int[] sorted = new int[numbers.length];
            for (int place = 0; place < numbers.length; place++) {
                places[numbers[place]] = place;
                sorted[place] = events.getInt(numbers[place]);
            }
            return new Showings(found, places, sorted);
        }

        private boolean isInOrder() {
            for (int number = 1; number < events.size(); number++) {
                if (order.compare(events.getInt(number - 1), events.getInt(number)) > 0) {
                    return false;
                }
            }
            return true;
        }
    }
}

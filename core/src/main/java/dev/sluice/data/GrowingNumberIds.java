package dev.sluice.data;

import dev.sluice.internal.file.GrowingPart;

/** Whole numbers that get rows as they come: 13 to 19 bytes of heap each. */
final class GrowingNumberIds implements GrowingIds {
    private final IdHash hash = IdHash.ofThisJvm();
    private final GrowingSlots slots = new GrowingSlots();
    private final GrowingPart numbers = new GrowingPart(Long.BYTES);

    @Override
    public int rows() {
        return slots.rows();
    }

    @Override
    public int rowOf(String id) {
        return rowOf(Long.parseLong(id));
    }

    int rowOf(long id) {
        long hashed = hash.of(id);
        int known = slots.find(hashed, row -> number(row) == id);
        if (known != IdIndex.UNKNOWN) {
            return known;
        }
        numbers.addLong(id);
        return slots.add(hashed, row -> hash.of(number(row)));
    }

    long number(int row) {
        return numbers.longAt(row - 1L);
    }

    @Override
    public Ids build() {
        return new NumberIds(hash, slots.build(), numbers.part());
    }
}

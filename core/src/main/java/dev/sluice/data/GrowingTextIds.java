package dev.sluice.data;

/** Texts that get rows as they come: 21 to 27 bytes of heap each, and their bytes if there are more than 15. */
final class GrowingTextIds implements GrowingIds {
    private final IdHash hash = IdHash.ofThisJvm();
    private final GrowingSlots slots = new GrowingSlots();
    private final GrowingTexts texts = new GrowingTexts();

    /** The same rows for the same ids. */
    static GrowingTextIds of(GrowingNumberIds numbers) {
        GrowingTextIds texts = new GrowingTextIds();
        for (int row = 1; row < numbers.rows(); row++) {
            texts.rowOf(Long.toString(numbers.number(row)));
        }
        return texts;
    }

    @Override
    public int rows() {
        return slots.rows();
    }

    @Override
    public int rowOf(String id) {
        String key = Utf8.requireKey(id);
        Texts known = texts.view();
        if (key.length() > Texts.SHORT) {
            long hashed = hash.of(key);
            return known(slots.find(hashed, row -> known.is(row - 1, key)), key, hashed);
        }
        long low = Texts.low(key);
        long high = Texts.high(key);
        long hashed = hash.ofShort(low, high);
        return known(slots.find(hashed, row -> known.is(row - 1, low, high)), key, hashed);
    }

    private int known(int row, String key, long hashed) {
        if (row != IdIndex.UNKNOWN) {
            return row;
        }
        texts.add(key);
        Texts all = texts.view();
        return slots.add(hashed, other -> hash(all, other - 1));
    }

    private long hash(Texts all, int text) {
        return all.isShort(text) ? hash.ofShort(all.low(text), all.high(text)) : hash.of(all.longerKey(text));
    }

    /** The texts alone, in row order. */
    Texts texts() {
        return texts.view();
    }

    @Override
    public Ids build() {
        return new TextIds(hash, slots.build(), texts.view());
    }
}

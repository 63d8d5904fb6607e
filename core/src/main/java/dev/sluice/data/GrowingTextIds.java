package dev.sluice.data;

/** Texts that get rows as they come: their bytes and 9 to 15 more of heap each. */
final class GrowingTextIds implements GrowingIds {
    private final IdHash hash;
    private final GrowingSlots slots = new GrowingSlots();
    private final GrowingTexts texts = new GrowingTexts();
    private byte[] scratch = new byte[64];

    GrowingTextIds() {
        this(IdHash.ofThisJvm());
    }

    /** For tests that know which ids collide. */
    GrowingTextIds(IdHash hash) {
        this.hash = hash;
    }

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
        byte[] utf8 = Utf8.require(id);
        long hashed = hash.of(utf8, utf8.length);
        Texts known = texts.view();
        int row = slots.find(hashed, other -> known.is(other - 1, utf8));
        if (row != IdIndex.UNKNOWN) {
            return row;
        }
        texts.add(utf8);
        return slots.add(hashed, this::hashOf);
    }

    private long hashOf(int row) {
        Texts known = texts.view();
        int length = known.length(row - 1);
        if (scratch.length < length) {
            scratch = new byte[length];
        }
        known.copy(row - 1, scratch);
        return hash.of(scratch, length);
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

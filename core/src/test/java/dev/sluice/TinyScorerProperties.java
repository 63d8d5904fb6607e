package dev.sluice;

import dev.sluice.conformance.ScorerLaws;

/** A correct scorer keeps the laws of scorers. */
class TinyScorerProperties implements ScorerLaws {
    @Override
    public Scorer scorer() {
        return new TinyModels.TwoHeads();
    }

    @Override
    public ModelVersion version() {
        return TinyModels.VERSION;
    }

    @Override
    public int userRows() {
        return TinyModels.USER_ROWS;
    }

    @Override
    public int itemRows() {
        return TinyModels.ITEM_ROWS;
    }
}

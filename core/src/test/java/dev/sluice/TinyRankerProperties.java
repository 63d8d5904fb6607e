package dev.sluice;

import dev.sluice.conformance.RankerLaws;

/** A correct ranker keeps the laws of rankers. */
class TinyRankerProperties implements RankerLaws {
    @Override
    public Ranker ranker() {
        return TinyModels::byOwnScore;
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

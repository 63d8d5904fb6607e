package dev.sluice;

import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.RankerLaws;

/** A correct ranker keeps the laws of rankers. */
class TinyRankerProperties implements RankerLaws {
    @Override
    public Ranker ranker() {
        return TinyModels::byOwnScore;
    }

    @Override
    public LawCases cases() {
        return LawCases.of(TinyModels.VERSION, TinyModels.USER_ROWS, TinyModels.ITEM_ROWS);
    }
}

package dev.sluice;

import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.ScorerLaws;

/** A correct scorer keeps the laws of scorers. */
class TinyScorerProperties implements ScorerLaws {
    @Override
    public Scorer scorer() {
        return new TinyModels.TwoHeads();
    }

    @Override
    public LawCases cases() {
        return LawCases.of(TinyModels.VERSION, TinyModels.USER_ROWS, TinyModels.ITEM_ROWS);
    }
}

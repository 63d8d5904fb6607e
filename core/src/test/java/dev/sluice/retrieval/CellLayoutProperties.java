package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.internal.memory.MappedRows;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of how blocks stand in a cell and in a file. */
class CellLayoutProperties {
    @Property
    void aUnitLiesInItsBlock(@ForAll @IntRange(max = 1_000_000) int unit) {
        int block = CellLayout.block(unit);

        assertThat(unit)
                .isGreaterThanOrEqualTo(CellLayout.firstUnit(block))
                .isLessThan(CellLayout.firstUnit(block + 1));
    }

    @Property
    void noBlockIsLongerThanTheKernelTakes(@ForAll @IntRange(max = 10_000) int block) {
        assertThat(CellLayout.firstUnit(block + 1) - CellLayout.firstUnit(block))
                .isBetween(2, CellLayout.BLOCK_UNITS);
    }

    @Property
    void aBlockDoesNotCrossTheEndOfASegment(
            @ForAll @IntRange(max = 30_000_000) int unit,
            @ForAll @IntRange(min = 1, max = 64) int units,
            @ForAll @IntRange(min = 1, max = 1_000) int dimension) {
        int inSegment = Integer.highestOneBit(MappedRows.SEGMENT_BYTES / CellLayout.unitBytes(dimension));
        int place = CellLayout.placeOf(unit, units, dimension);

        assertThat(place).isBetween(unit, unit + units - 1);
        assertThat(place / inSegment).isEqualTo((place + units - 1) / inSegment);
    }
}

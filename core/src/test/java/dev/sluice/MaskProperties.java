package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of masks: what is cleared stays cleared, all else stays. */
class MaskProperties {
    @Property
    void keepsWhatWasNotCleared(
            @ForAll @IntRange(max = 200) int size, @ForAll @Size(max = 60) List<@IntRange(max = 199) Integer> cleared) {
        Mask mask = Mask.keepingAll(size);
        BitSet expected = new BitSet();
        expected.set(0, size);
        for (int position : cleared) {
            if (position < size) {
                mask.clear(position);
                expected.clear(position);
            }
        }

        assertThat(mask.positions()).isEqualTo(expected.stream().toArray());
        assertThat(mask.kept()).isEqualTo(expected.cardinality());
        assertThat(mask.size()).isEqualTo(size);
        for (int position = 0; position < size; position++) {
            assertThat(mask.keeps(position)).isEqualTo(expected.get(position));
        }
    }

    @Property
    void positionsOutsideAreRefused(@ForAll @IntRange(max = 130) int size) {
        Mask mask = Mask.keepingAll(size);

        for (int outside : new int[] {-1, size, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> mask.clear(outside)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> mask.keeps(outside)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThat(mask.kept()).isEqualTo(size);
    }

    @Example
    void negativeSizeIsRefused() {
        assertThatThrownBy(() -> Mask.keepingAll(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("size must be at least 0: -1");
    }
}

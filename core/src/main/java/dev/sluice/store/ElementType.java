package dev.sluice.store;

import dev.sluice.internal.file.TableType;
import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.RowEncoder;
import dev.sluice.internal.kernel.RowKernel;

/**
 * What the numbers of a vector are stored as; read, they are floats again. {@link EmbeddingStore#convert} tells what a
 * shorter type costs.
 */
public enum ElementType {
    /** 32-bit floats: 4 bytes a number, exact. */
    F32(TableType.F32, Kernels.best().f32(), RowEncoder.F32),
    /**
     * 16-bit floats: 2 bytes a number, 11 bits of precision. A number becomes the nearest one, of two the even one; a
     * magnitude that would become more than 65,504 is refused.
     */
    F16(TableType.F16, Kernels.best().f16(), RowEncoder.F16),
    /**
     * Signed bytes: 1 byte a number and 4 a row, in steps of a 127th of the greatest magnitude in the row. A number
     * becomes the nearest multiple of that, so that it is off by half a step at most.
     */
    I8(TableType.I8, Kernels.best().i8(), RowEncoder.I8);

    /** From here on the nearest half-precision float is infinite. */
    private static final float TOO_LARGE_FOR_F16 = 65520;

    private final TableType stored;

    @SuppressWarnings("ImmutableEnumChecker") // kernels have no state
    private final RowKernel kernel;

    private final RowEncoder encoder;

    ElementType(TableType stored, RowKernel kernel, RowEncoder encoder) {
        this.stored = stored;
        this.kernel = kernel;
        this.encoder = encoder;
    }

    TableType stored() {
        return stored;
    }

    RowKernel kernel() {
        return kernel;
    }

    RowEncoder encoder() {
        return encoder;
    }

    /**
     * Refuses a row that cannot be stored. So no table holds NaN or infinity, and no half float that is either: kernels
     * need no care for them.
     */
    void requireStorable(float[] row, long number) {
        for (int i = 0; i < row.length; i++) {
            if (!Float.isFinite(row[i])) {
                throw new IllegalArgumentException("an entry must be finite: " + at(row, i, number));
            }
            if (this == F16 && Math.abs(row[i]) >= TOO_LARGE_FOR_F16) {
                throw new IllegalArgumentException(
                        "an entry of F16 must be at most 65504 once rounded: " + at(row, i, number));
            }
        }
    }

    private static String at(float[] row, int i, long number) {
        return row[i] + " at " + i + " of row " + number;
    }

    static ElementType of(TableType stored) {
        for (ElementType type : values()) {
            if (type.stored == stored) {
                return type;
            }
        }
        throw new IllegalArgumentException(stored + " is no type of embeddings");
    }
}

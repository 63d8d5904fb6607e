package dev.sluice.store;

import dev.sluice.internal.file.TableType;
import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.RowKernel;

/** What the numbers of a vector are stored as; read, they are floats again. */
public enum ElementType {
    /** 32-bit floats: 4 bytes a number, exact. */
    F32(TableType.F32, Kernels.best().f32()),
    /** 16-bit floats: 2 bytes a number, 11 bits of precision, magnitudes up to 65,504. */
    F16(TableType.F16, Kernels.best().f16()),
    /** Signed bytes: 1 byte a number and 4 a row, in steps of a 127th of the greatest magnitude in the row. */
    I8(TableType.I8, Kernels.best().i8());

    private final TableType stored;

    @SuppressWarnings("ImmutableEnumChecker") // kernels have no state
    private final RowKernel kernel;

    ElementType(TableType stored, RowKernel kernel) {
        this.stored = stored;
        this.kernel = kernel;
    }

    TableType stored() {
        return stored;
    }

    RowKernel kernel() {
        return kernel;
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

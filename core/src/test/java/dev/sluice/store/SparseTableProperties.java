package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of a sparse table, in files of many small segments. */
class SparseTableProperties {
    @Property(tries = 100)
    void readsBackEveryRow(
            @ForAll @IntRange(max = 60) int rows,
            @ForAll boolean timed,
            @ForAll @IntRange(min = 16, max = 500) int segmentBytes,
            @ForAll long seed)
            throws IOException {
        Path file = Files.createTempFile("neighbours", ".sparse");
        Row[] table = new Row[rows];
        Random random = new Random(seed);
        for (int i = 0; i < rows; i++) {
            table[i] = Row.random(random, timed);
        }
        SparseTable.write(file, Tables.VERSION, writer -> {
            for (Row row : table) {
                writer.append(row.indexes, row.values, row.times);
            }
        });
        try (SparseTable read = SparseTable.open(file, segmentBytes)) {
            assertThat(read.rows()).isEqualTo(rows);
            assertThat(read.version()).isEqualTo(Tables.VERSION);
            for (int i = 0; i < rows; i++) {
                assertThat(read.size(i)).isEqualTo(table[i].indexes.length);
                assertThat(read.indexes(i)).isEqualTo(table[i].indexes);
                assertThat(read.values(i)).isEqualTo(table[i].values);
                assertThat(read.times(i)).isEqualTo(timed ? table[i].times : new long[table[i].indexes.length]);
            }
            read.verify();
        } finally {
            Files.delete(file);
        }
    }

    private record Row(int[] indexes, float[] values, long[] times) {
        static Row random(Random random, boolean timed) {
            int size = random.nextInt(20);
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return new Row(
                    random.ints(size, 1, Integer.MAX_VALUE).toArray(),
                    values,
                    random.longs(timed ? size : 0).toArray());
        }
    }
}

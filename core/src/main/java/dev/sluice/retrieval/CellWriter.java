package dev.sluice.retrieval;

import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TableType;
import dev.sluice.store.EmbeddingStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes the file of an inverted file, part after part. */
final class CellWriter implements Closeable {
    private static final int RUN_BYTES = 1 << 17;

    private final EmbeddingStore store;
    private final CellAssignment assignment;
    private final TableOutput output;
    private final List<Place> places = new ArrayList<>();
    private final int[] firstBlocks;
    private int units;

    /** Where a block of rows of a cell is. */
    private record Place(int cell, int firstRow, int rows, int unit) {
        int units() {
            return CellLayout.units(rows);
        }
    }

    CellWriter(Path file, EmbeddingStore store, CellAssignment assignment) throws IOException {
        this.store = store;
        this.assignment = assignment;
        this.firstBlocks = new int[assignment.cells() + 1];
        for (int cell = 0; cell < assignment.cells(); cell++) {
            for (int block = 0; CellLayout.firstUnit(block) < assignment.units(cell); block++) {
                int row = CellLayout.firstUnit(block) * CellLayout.UNIT;
                int end = Math.min(assignment.size(cell), CellLayout.firstUnit(block + 1) * CellLayout.UNIT);
                place(cell, row, end - row);
            }
            firstBlocks[cell + 1] = places.size();
        }
        this.output = new TableOutput(file, store.version(), TableHeader.CHUNK_BYTES);
    }

    private void place(int cell, int row, int rows) {
        int unit = CellLayout.placeOf(units, CellLayout.units(rows), store.dimension());
        Place place = new Place(cell, row, rows, unit);
        places.add(place);
        units = Math.addExact(unit, place.units());
    }

    /** Writes all parts, and puts the file in place. */
    void write(float[] directions, Similarity similarity, double recall, Shares shares) throws IOException {
        writeBlocks(similarity);
        writeItems();
        writeNorms();
        for (int first : firstBlocks) {
            output.room(Integer.BYTES).putInt(first);
        }
        output.endPart();
        for (Place place : places) {
            output.room(Long.BYTES).putInt(place.unit()).putInt(place.units());
        }
        output.endPart();
        writeFloats(directions);
        writeFloats(assignment.fits());
        output.room(2 * Double.BYTES).putLong(CellLayout.code(similarity)).putDouble(recall);
        output.endPart();
        shares.write(output);
        output.complete(TableType.CELLS, store.dimension(), store.rows(), units);
        output.place();
    }

    private void writeFloats(float[] numbers) throws IOException {
        for (float number : numbers) {
            output.room(Float.BYTES).putFloat(number);
        }
        output.endPart();
    }

    private void writeBlocks(Similarity similarity) throws IOException {
        int unitBytes = CellLayout.unitBytes(store.dimension());
        ByteBuffer block =
                ByteBuffer.allocate(CellLayout.BLOCK_UNITS * unitBytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] rows = new float[CellLayout.BLOCK_UNITS * CellLayout.UNIT * store.dimension()];
        Directions from = new Directions(store);
        int at = 0;
        for (Place place : places) {
            fill((long) (place.unit() - at) * unitBytes);
            for (int row = 0; row < place.rows(); row++) {
                int item = assignment.item(place.cell(), place.firstRow() + row);
                from.read(item);
                float[] vector = from.direction();
                if (similarity == Similarity.INNER_PRODUCT) {
                    store.copyRow(item, vector);
                }
                System.arraycopy(vector, 0, rows, row * store.dimension(), store.dimension());
            }
            CellLayout.KERNEL.encode(rows, place.rows(), store.dimension(), block, 0, place.units() * CellLayout.UNIT);
            put(block.array(), place.units() * unitBytes);
            at = place.unit() + place.units();
        }
        output.endPart();
    }

    private void fill(long zeros) throws IOException {
        for (long i = 0; i < zeros; i += Integer.BYTES) {
            output.room(Integer.BYTES).putInt(0);
        }
    }

    private void put(byte[] bytes, int count) throws IOException {
        for (int from = 0; from < count; from += RUN_BYTES) {
            int run = Math.min(RUN_BYTES, count - from);
            output.room(run).put(bytes, from, run);
        }
    }

    private void writeItems() throws IOException {
        int at = 0;
        for (Place place : places) {
            fill((long) (place.unit() - at) * CellLayout.UNIT * Integer.BYTES);
            int[] items = new int[place.units() * CellLayout.UNIT];
            Arrays.setAll(items, row -> row < place.rows() ? assignment.item(place.cell(), place.firstRow() + row) : 0);
            for (int item : items) {
                output.room(Integer.BYTES).putInt(item);
            }
            at = place.unit() + place.units();
        }
        output.endPart();
    }

    private void writeNorms() throws IOException {
        int at = 0;
        for (Place place : places) {
            fill((long) (place.unit() - at) * Float.BYTES);
            for (int row = 0; row < place.rows(); row += CellLayout.UNIT) {
                int longest = assignment.item(place.cell(), place.firstRow() + row);
                output.room(Float.BYTES).putFloat(assignment.norm(longest));
            }
            at = place.unit() + place.units();
        }
        output.endPart();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}

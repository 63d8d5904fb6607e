package dev.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ModelVersion;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of ids and columns that are not as they were written are refused, or found by verify, and harm nobody. */
class DamagedIdsTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");

    @TempDir
    Path directory;

    /** The files of a small catalogue. */
    enum Kind {
        TEXTS("items.ids", "an id index"),
        NUMBERS("users.ids", "an id index"),
        NUMBER_COLUMN("items.0.column", "a column"),
        TEXT_COLUMN("users.0.column", "a column"),
        TAG_COLUMN("users.1.column", "a column");

        final String file;
        final String what;

        Kind(String file, String what) {
            this.file = file;
            this.what = what;
        }
    }

    private static Catalogue catalogue() {
        var items = Map.<String, Column>of("a", new NumberColumn(new double[] {Double.NaN, 1, 2, 3}));
        var users = new LinkedHashMap<String, Column>();
        users.put("text", TextColumn.of(List.of("", "x", "y", "x")));
        users.put("a tag", TagColumn.of(List.of(List.of(), List.of("x", "y"), List.of(), List.of("z"))));
        return new Catalogue(
                new Entities(IdIndex.of(List.of("i", "é", "long enough")), items),
                new Entities(IdIndex.of(List.of("1", "-2", "33")), users));
    }

    private byte[] write(Kind kind) throws IOException {
        CatalogueFiles.write(catalogue(), directory, VERSION);
        return Files.readAllBytes(directory.resolve(kind.file));
    }

    private CatalogueFiles open() throws IOException {
        Set<String> files = Set.of("items.ids", "users.ids", "items.0.column", "users.0.column", "users.1.column");
        return CatalogueFiles.open(directory, files, VERSION);
    }

    private void open(Kind kind) throws IOException {
        Path file = directory.resolve(kind.file);
        if (kind.what.equals("a column")) {
            try (TableFile table = TableFile.open(file, TableKind.COLUMN, 1 << 20)) {
                ColumnFile.column(table);
            }
        } else {
            IdIndex.open(file).close();
        }
    }

    private void refuses(Kind kind, byte[] bytes, String message) throws IOException {
        Files.write(directory.resolve(kind.file), bytes);
        assertThatIOException().isThrownBy(() -> open(kind)).withMessageStartingWith(kind.file + ": " + message);
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherLengthIsRefused(Kind kind) throws IOException {
        byte[] whole = write(kind);
        for (int length = 0; length < whole.length + 9; length++) {
            if (length != whole.length) {
                int expected = length < 256 ? 256 : whole.length;
                refuses(kind, Arrays.copyOf(whole, length), "expected " + expected + " bytes, found " + length);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFlippedBitOfTheHeaderIsRefused(Kind kind) throws IOException {
        byte[] whole = write(kind);
        for (int bit = 0; bit < 256 * 8; bit++) {
            refuses(kind, flipped(whole, bit), "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void flippedBitOfTheDataIsFoundByVerifyAndReadsNothingElse(Kind kind) throws IOException {
        byte[] whole = write(kind);
        for (int bit = 256 * 8; bit < whole.length * 8; bit += 3) {
            Files.write(directory.resolve(kind.file), flipped(whole, bit));
            try (CatalogueFiles files = open()) {
                assertThatIOException()
                        .isThrownBy(files::verify)
                        .withMessageStartingWith(kind.file + ": damaged between bytes 256 and ");
                readAll(files.catalogue());
            }
        }
    }

    /** Reads everything; what contradicts itself may only be said so. */
    private static void readAll(Catalogue catalogue) {
        for (Entities entities : List.of(catalogue.items(), catalogue.users())) {
            for (String id : List.of("i", "é", "long enough", "1", "-2", "33", "4")) {
                unlessDamaged(() -> entities.ids().row(id));
            }
            for (int row = 0; row < entities.rows(); row++) {
                int at = row;
                unlessDamaged(() -> entities.ids().id(Math.max(1, at)));
                entities.columns().values().forEach(column -> unlessDamaged(() -> read(column, at)));
            }
        }
    }

    private static void read(Column column, int row) {
        if (column instanceof TagColumn tags) {
            tags.tags(row);
        } else if (column instanceof TextColumn texts) {
            texts.text(row);
        } else if (column instanceof NumberColumn numbers) {
            numbers.number(row);
        }
    }

    private static void unlessDamaged(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining(" is damaged: ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void foreignFilesAndThoseOfOtherKindsAreRefused(Kind kind) throws IOException {
        byte[] whole = write(kind);
        byte[] foreign = whole.clone();
        System.arraycopy("PK\3\4zip!".getBytes(StandardCharsets.US_ASCII), 0, foreign, 0, 8);
        refuses(kind, foreign, "not " + kind.what);
        System.arraycopy("SLUICEMB".getBytes(StandardCharsets.US_ASCII), 0, foreign, 0, 8);
        refuses(kind, foreign, "is an embedding table, expected " + kind.what);
    }

    @ParameterizedTest
    @EnumSource
    void laterFormatsAndBigEndianFilesAreRefused(Kind kind) throws IOException {
        byte[] whole = write(kind);
        refuses(kind, withInt(whole, 12, 2), "format version 2, this library reads up to 1");
        refuses(kind, withInt(whole, 8, 0x0D0C0B0A), "written big-endian, tables are little-endian");
        refuses(kind, withInt(whole, 16, 99), "unknown element type 99");
    }

    /** Each number that says how large something is, one more or less, under a checksum that is right. */
    @ParameterizedTest
    @EnumSource
    void headerThatContradictsItselfIsRefused(Kind kind) throws IOException {
        byte[] whole = write(kind);
        int parts = whole[147];
        for (int part = 0; part < parts; part++) {
            boolean anyLength =
                    part == parts - 1 && !kind.name().startsWith("NUMBER") || kind.what.equals("a column") && part == 0;
            if (!anyLength) {
                int at = 148 + part * Long.BYTES;
                int bytes =
                        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
                refuses(kind, withInt(whole, at, bytes - 1), "the header is impossible: ");
            }
        }
        refuses(kind, withInt(whole, 24, 3), "");
        refuses(kind, withInt(whole, 28, 1), "the header is impossible: ");
        refuses(kind, withInt(whole, 32, -1), "");
    }

    @Test
    void slotsThatAreAllTakenEndTheSearch() throws IOException {
        byte[] whole = write(Kind.NUMBERS);
        ByteBuffer slots = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).position(256 + 64);
        for (int slot = 0; slot < 16; slot++) {
            slots.putInt(1 << 4); // row 0, which no slot may hold, under a tag
        }
        Files.write(directory.resolve(Kind.NUMBERS.file), whole);
        try (CatalogueFiles files = open()) {
            IdIndex ids = files.catalogue().users().ids();
            for (long id = 0; id < 100; id++) {
                long asked = id;
                assertThatThrownBy(() -> ids.rowOr(asked, 0))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("users.ids is damaged: ");
            }
        }
    }

    @Test
    void missingFileIsNamed() {
        Path file = directory.resolve("none.ids");
        assertThatThrownBy(() -> IdIndex.open(file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(file.toString());
    }

    private static byte[] flipped(byte[] whole, int bit) {
        byte[] bytes = whole.clone();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return bytes;
    }

    /** The file with another number in its header, and the checksum that goes with it. */
    private static byte[] withInt(byte[] whole, int at, int value) {
        byte[] bytes = whole.clone();
        CRC32C checksum = new CRC32C();
        ByteBuffer header =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        checksum.update(bytes, 0, 252);
        header.putInt(252, (int) checksum.getValue());
        return bytes;
    }
}

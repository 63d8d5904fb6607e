package dev.sluice.store.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of npy files: those that are read, and what is wrong with the others. */
class NpyHeaderTest {
    private static final String PLAIN = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }";

    @TempDir
    Path directory;

    /** A file of 8 bytes of data behind a header of version 1.0. */
    private Path file(String header) throws IOException {
        return file(1, 0, header.length(), header);
    }

    private Path file(int major, int minor, long length, String header) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) major, (byte) minor});
        for (int i = 0; i < (major == 1 ? 2 : 4); i++) {
            bytes.write((int) (length >>> 8 * i));
        }
        bytes.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(new byte[8]);
        return Files.write(directory.resolve("v.npy"), bytes.toByteArray());
    }

    private void refuses(Path file, String message) {
        assertThatIOException().isThrownBy(() -> VectorFile.npy(file).close()).withMessage("v.npy: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PLAIN,
                "{'shape':(1,2),'fortran_order':False,'descr':'<f4'}",
                "{\"descr\": \"<f4\", \"fortran_order\": False, \"shape\": (1L, 2L), }   \n",
                "{'descr': '<f2', 'fortran_order': False, 'shape': (2, 2,)}"
            })
    void everyWayToSayItIsRead(String header) throws IOException {
        try (VectorFile file = VectorFile.npy(file(header))) {
            assertThat(file.dimension()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {">f4", "<f8", "<i4", "|u1", "|S4", "<c8", "=f4"})
    void otherTypesAreRefused(String type) throws IOException {
        refuses(file(PLAIN.replace("<f4", type)), "dtype must be <f4 or <f2: " + type);
    }

    @Test
    void columnsFirstIsRefused() throws IOException {
        refuses(
                file(PLAIN.replace("False", "True")),
                "must be in C order, is in Fortran order; numpy.ascontiguousarray mends it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(2,)", "()", "(1, 2, 1)", "(-1, 2)", "(1.0, 2)", "(9999999999999999999, 2)", "(1, 9999999999)"})
    void otherShapesAreRefused(String shape) throws IOException {
        refuses(file(PLAIN.replace("(1, 2)", shape)), "shape must be (rows, dimension): " + shape);
    }

    @ParameterizedTest
    @CsvSource({"0, 'dimension must be from 1 to 65536: 0'", "65537, 'dimension must be from 1 to 65536: 65537'"})
    void dimensionsOutOfRangeAreRefused(String dimension, String message) throws IOException {
        refuses(file(PLAIN.replace("(1, 2)", "(1, " + dimension + ")")), message);
    }

    @Test
    void moreRowsThanTheFileHasAreRefused() throws IOException {
        refuses(file(PLAIN.replace("(1, 2)", "(2, 2)")), "expected 85 bytes, found 77");
        refuses(
                file(PLAIN.replace("(1, 2)", "(999999999999999999, 2)")),
                "cannot have so many rows: 999999999999999999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1, 2)}"})
    void headersThatLackAFieldAreRefused(String header) throws IOException {
        refuses(file(header), "the header must have a plain descr, fortran_order and shape: " + header);
    }

    @Test
    void otherVersionsAreRefused() throws IOException {
        refuses(file(3, 0, PLAIN.length(), PLAIN), "npy version 3.0, this library reads 1.0 and 2.0");
        refuses(file(1, 1, PLAIN.length(), PLAIN), "npy version 1.1, this library reads 1.0 and 2.0");
    }

    @Test
    void hugeHeadersAreRefusedUnread() throws IOException {
        refuses(file(2, 0, 0xffff_ffffL, PLAIN), "the header must have at most 65536 bytes: 4294967295");
    }

    /** 65,000 spaces are looked at once, not once from each of them. */
    @Test
    @Timeout(5)
    void longHeadersAreReadInNoTime() throws IOException {
        String spaces = " ".repeat(65_000);
        Path file = file(2, 0, 65_060, PLAIN.replace("2)", "2" + spaces + "x)"));
        assertThatIOException()
                .isThrownBy(() -> VectorFile.npy(file).close())
                .withMessageStartingWith("v.npy: shape must be (rows, dimension): (1, 2 ");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path zip = Files.writeString(directory.resolve("v.npy"), "PK\3\4 an npz archive");
        refuses(zip, "not an npy file");
    }
}

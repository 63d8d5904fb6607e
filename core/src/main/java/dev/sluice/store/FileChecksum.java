package dev.sluice.store;

import dev.sluice.internal.file.TableHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** The length and the CRC32C of a file that has no checksum of its own. */
record FileChecksum(long bytes, String crc32c) {
    static FileChecksum of(Path file) throws IOException {
        CRC32C checksum = new CRC32C();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
            long bytes = in.transferTo(OutputStream.nullOutputStream());
            return new FileChecksum(bytes, TableHeader.hex((int) checksum.getValue()));
        }
    }

    /** Refuses a file that is not as it was. */
    void require(Path file) throws IOException {
        FileChecksum found = of(file);
        if (!found.equals(this)) {
            throw new IOException(file.getFileName() + ": is " + found + ", the manifest says " + this);
        }
    }

    @Override
    public String toString() {
        return bytes + " bytes with checksum " + crc32c;
    }
}

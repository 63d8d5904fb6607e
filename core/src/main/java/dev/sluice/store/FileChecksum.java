package dev.sluice.store;

import dev.sluice.internal.file.TableHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** A file of the catalogue as it was published: its length, and the CRC32C of one that has no checksums of its own. */
record FileChecksum(long bytes, Optional<String> crc32c) {
    /** What is noted of a table file. */
    static FileChecksum ofTable(Path file) throws IOException {
        return new FileChecksum(Files.size(file), Optional.empty());
    }

    private static FileChecksum of(Path file) throws IOException {
        CRC32C checksum = new CRC32C();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
            long bytes = in.transferTo(OutputStream.nullOutputStream());
            return new FileChecksum(bytes, Optional.of(TableHeader.hex((int) checksum.getValue())));
        }
    }

    /** Refuses a file that is not as it was; reads it only if it has no checksums of its own. */
    void require(Path file) throws IOException {
        FileChecksum found = crc32c.isPresent() ? of(file) : ofTable(file);
        if (!found.equals(this)) {
            throw new IOException(file.getFileName() + ": is " + found + ", the manifest says " + this);
        }
    }

    @Override
    public String toString() {
        return bytes + " bytes" + crc32c.map(" with checksum "::concat).orElse("");
    }
}

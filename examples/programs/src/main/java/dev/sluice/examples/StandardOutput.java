package dev.sluice.examples;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers why it failed, which writers of text forget. */
final class StandardOutput extends FilterOutputStream {
    private static final String READER_IS_GONE = "Broken pipe";

    private @Nullable IOException failure;

    StandardOutput() {
        super(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** What was lost, and why; nothing if all was written, or if whoever read has read enough. */
    Optional<String> loss() {
        return Optional.ofNullable(failure)
                .map(IOException::getMessage)
                .filter(message -> !message.equals(READER_IS_GONE))
                .map(message -> "standard output: " + message);
    }
}

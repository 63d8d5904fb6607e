package dev.sluice.examples;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an error says, in one line and without its stack. */
final class ErrorLine {
    private ErrorLine() {}

    static String of(Throwable e) {
        String message = e instanceof FileSystemException file ? ofFile(file) : e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().map(String::strip).collect(Collectors.joining(" "));
    }

    /** The platform's errors of files often say no more than the file's name. */
    private static String ofFile(FileSystemException e) {
        if (e.getReason() == null && e.getFile() == null) {
            return String.valueOf(e.getMessage());
        }
        return e.getFile() + ": " + reason(e);
    }

    /** What happened, without the file to which it did. */
    static String reason(FileSystemException e) {
        return Optional.ofNullable(e.getReason()).orElseGet(() -> kind(e));
    }

    private static String kind(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "is there already, and is no directory";
        }
        return e instanceof NotDirectoryException ? "is no directory" : "cannot be used";
    }
}

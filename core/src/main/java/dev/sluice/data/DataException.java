package dev.sluice.data;

import java.io.IOException;

/** A file that is not what it should be. The message is one line that says where and what. */
public final class DataException extends IOException {
    private static final long serialVersionUID = 1;

    private final LineFault fault;

    /** @param message the file, the line where there is one, the rule, and what stands there instead */
    public DataException(String message) {
        this(message, LineFault.OTHER);
    }

    DataException(String message, LineFault fault) {
        super(message);
        this.fault = fault;
    }

    DataException(String message, Throwable cause) {
        super(message, cause);
        this.fault = LineFault.OTHER;
    }

    LineFault fault() {
        return fault;
    }
}

package dev.sluice.store;

import dev.sluice.ModelVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A version in use: its snapshot, opened when first asked for, and how many hold it. Whoever made it holds it; when the
 * last one releases it the snapshot is closed for good.
 */
final class OpenVersion {
    private final ModelVersion version;
    private final Path directory;
    private final Consumer<OpenVersion> whenClosed;
    private final AtomicInteger holders = new AtomicInteger(1);
    private volatile @Nullable ModelSnapshot snapshot;

    OpenVersion(ModelVersion version, Path directory, Consumer<OpenVersion> whenClosed) {
        this.version = version;
        this.directory = directory;
        this.whenClosed = whenClosed;
    }

    ModelVersion version() {
        return version;
    }

    /** Holds the version too, unless it was closed. */
    boolean tryHold() {
        return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    boolean isHeld() {
        return holders.get() > 0;
    }

    /** The snapshot; for those who hold the version. */
    ModelSnapshot snapshot() throws IOException {
        ModelSnapshot open = snapshot;
        return open != null ? open : openOnce();
    }

    private synchronized ModelSnapshot openOnce() throws IOException {
        ModelSnapshot open = snapshot;
        if (open == null) {
            open = ModelSnapshot.open(directory, version);
            snapshot = open;
        }
        return open;
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            ModelSnapshot open = snapshot;
            if (open != null) {
                open.close();
            }
            whenClosed.accept(this);
        }
    }
}

package dev.sluice.examples.retrieve;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/**
 * Memory to read. In this form of the class, for JDK 22 and later, on huge pages where native access is allowed and
 * Linux gives them: reading ordinary ones takes up to twice as long.
 */
record ReadMemory(ByteBuffer bytes, String pages, Arena arena) implements AutoCloseable {
    private static final long HUGE_PAGE = 2 << 20;
    private static final int MADV_HUGEPAGE = 14;

    static ReadMemory of(int bytes) {
        Arena arena = Arena.ofShared();
        Optional<MemorySegment> huge = mayCallNative() ? onHugePages(bytes, arena) : Optional.empty();
        MemorySegment memory = huge.orElseGet(() -> arena.allocate(bytes, Long.BYTES));
        return new ReadMemory(memory.asByteBuffer(), huge.isPresent() ? "huge pages" : "ordinary pages", arena);
    }

    private static boolean mayCallNative() {
        return ReadMemory.class.getModule().isNativeAccessEnabled()
                && System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux");
    }

    /** Asks for aligned memory, and for huge pages before the first touch. */
    @SuppressWarnings("restricted")
    private static Optional<MemorySegment> onHugePages(long bytes, Arena arena) {
        long whole = (bytes + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor alloc =
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
        FunctionDescriptor advise = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
        MethodHandle free = function(linker, "free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
        try {
            MemorySegment start =
                    (MemorySegment) function(linker, "aligned_alloc", alloc).invokeExact(HUGE_PAGE, whole);
            if (start.equals(MemorySegment.NULL)) {
                return Optional.empty();
            }
            MemorySegment memory = start.reinterpret(bytes, arena, segment -> free(free, segment));
            int failed = (int) function(linker, "madvise", advise).invokeExact(memory, bytes, MADV_HUGEPAGE);
            memory.fill((byte) 0);
            return failed == 0 ? Optional.of(memory) : Optional.empty();
        } catch (Throwable e) { // method handles throw anything
            throw new LinkageError("native memory", e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(Linker linker, String name, FunctionDescriptor descriptor) {
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), descriptor);
    }

    private static void free(MethodHandle free, MemorySegment memory) {
        try {
            free.invokeExact(memory);
        } catch (Throwable e) { // method handles throw anything
            throw new LinkageError("free", e);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}

package dev.sluice.internal.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Anonymous memory of Linux that the kernel is advised to back with pages of 2 MiB. To be used only where this module
 * may call native code.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/mm/transhuge.html">Transparent huge pages</a>
 */
@SuppressWarnings("restricted")
final class HugePages {
    static final int PAGE_BYTES = 2 << 20;
    private static final Path POLICY = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    /** The numbers below are the same on these. */
    private static final Set<String> ARCHITECTURES = Set.of("amd64", "aarch64");

    private static final int READ_AND_WRITE = 0x1 | 0x2;
    private static final int PRIVATE_AND_ANONYMOUS = 0x02 | 0x20;
    private static final int ADVICE_HUGE_PAGE = 14;
    private static final long FAILED = -1;

    private static final MethodHandle MMAP =
            function("mmap", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
    private static final MethodHandle MADVISE = function("madvise", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle MUNMAP = function("munmap", JAVA_INT, ADDRESS, JAVA_LONG);

    private HugePages() {}

    /** Whether the kernel grants huge pages to who asks. */
    static boolean areOffered() {
        try {
            return ARCHITECTURES.contains(System.getProperty("os.arch"))
                    && Files.isReadable(POLICY)
                    && !Files.readString(POLICY).contains("[never]");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Maps zeros that begin at a multiple of 2 MiB, until the arena is closed.
     *
     * @return that many bytes, or none where the kernel refuses
     */
    static MemorySegment map(long bytes, Arena arena) {
        long room = bytes + PAGE_BYTES;
        try {
            MemorySegment all = (MemorySegment)
                    MMAP.invokeExact(MemorySegment.NULL, room, READ_AND_WRITE, PRIVATE_AND_ANONYMOUS, -1, 0L);
            if (all.address() == FAILED) {
                return MemorySegment.NULL;
            }
            MemorySegment mapped = all.reinterpret(room, arena, it -> unmap(it.address(), room));
            MemorySegment aligned = mapped.asSlice(Math.floorMod(-all.address(), (long) PAGE_BYTES), bytes);
            int advised = (int) MADVISE.invokeExact(aligned, bytes, ADVICE_HUGE_PAGE);
            return advised == 0 ? aligned : MemorySegment.NULL;
        } catch (Throwable e) {
            throw new AssertionError("a call of the C library failed", e);
        }
    }

    private static void unmap(long address, long bytes) {
        try {
            int unmapped = (int) MUNMAP.invokeExact(MemorySegment.ofAddress(address), bytes);
            assert unmapped == 0 : "munmap of " + bytes + " bytes";
        } catch (Throwable e) {
            throw new AssertionError("a call of the C library failed", e);
        }
    }

    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(), FunctionDescriptor.of(result, arguments));
    }
}

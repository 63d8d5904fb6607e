package dev.sluice.internal.kernel;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Random;

/**
 * Prints how much longer plain scans take than a plain loop over the same rows as floats on the heap, which no compiler
 * makes vector instructions of. The least of many short rounds in turn, in time of the CPU: what else the machine does
 * lengthens some rounds only. Runs in a JVM of its own, without an agent that counts branches.
 */
final class ScanSpeed {
    private static final int DIMENSION = 64;
    /** 512 KB of floats, which stay in a second-level cache: here the loops are watched, not the memory. */
    private static final int ROWS = 1 << 11;

    private static final long NANOS = 400_000_000;

    private final float[] query = Magnitudes.ORDINARY.query(new Random(1), DIMENSION);
    private final float[] table = Magnitudes.ORDINARY.rows(new Random(2), ROWS * DIMENSION);
    private final float[] scores = new float[ROWS];

    private ScanSpeed() {}

    public static void main(String[] args) {
        ScanSpeed speed = new ScanSpeed();
        Kernels plain = new PlainKernels("plain");
        speed.compare("f32", plain.scanF32());
        speed.compare("f16", plain.scanF16());
        speed.compare("i8", plain.scanI8());
    }

    private void compare(String name, ScanKernel kernel) {
        int rows = kernel.mostRows();
        int bytes = kernel.bytes(rows, DIMENSION);
        ByteBuffer blocks = ByteBuffer.allocateDirect(ROWS / rows * bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] block = new float[rows * DIMENSION];
        for (int i = 0; i < ROWS / rows; i++) {
            System.arraycopy(table, i * block.length, block, 0, block.length);
            kernel.encode(block, rows, DIMENSION, blocks, i * bytes, rows);
        }
        PreparedQuery prepared = kernel.prepare(query);
        float[] some = new float[rows];
        double scan = Double.POSITIVE_INFINITY;
        double loop = Double.POSITIVE_INFINITY;
        for (long start = cpuNanos(); cpuNanos() - start < NANOS; ) {
            scan = Math.min(scan, seconds(() -> {
                for (int i = 0; i < ROWS / rows; i++) {
                    kernel.scan(prepared, blocks, i * bytes, rows, rows, some);
                }
            }));
            loop = Math.min(loop, seconds(this::loop));
        }
        System.out.printf(Locale.ROOT, "%s %.3f%n", name, scan / loop);
    }

    private static double seconds(Runnable work) {
        long start = cpuNanos();
        work.run();
        return (cpuNanos() - start) / 1e9;
    }

    /**
     * Of this thread, so that a machine that does something else does not end the race before the loops are compiled.
     */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void loop() {
        for (int row = 0; row < ROWS; row++) {
            scores[row] = product(query, table, row * DIMENSION);
        }
    }

    private static float product(float[] query, float[] table, int at) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        for (int i = 0; i < DIMENSION; i += 4) {
            sum0 += query[i] * table[at + i];
            sum1 += query[i + 1] * table[at + i + 1];
            sum2 += query[i + 2] * table[at + i + 2];
            sum3 += query[i + 3] * table[at + i + 3];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }
}

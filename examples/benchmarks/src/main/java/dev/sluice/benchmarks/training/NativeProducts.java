package dev.sluice.benchmarks.training;

import dev.sluice.benchmarks.ProcessTime;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** The speed of matrix products in native code, on one thread: what this machine can do. */
final class NativeProducts {
    private static final int SIZE = 1024;
    private static final double SECONDS = 3;
    /** The clock of the process steps by hundredths of a second. */
    private static final int AT_ONCE = 20;

    private NativeProducts() {}

    /** Thousands of millions of operations a second of {@code sgemm}, squares of 1024, the best of some seconds. */
    static double gflops() {
        openblas.blas_set_num_threads(1);
        try (FloatPointer a = numbers(1);
                FloatPointer b = numbers(2);
                FloatPointer c = numbers(3)) {
            double best = Double.POSITIVE_INFINITY;
            long end = System.nanoTime() + (long) (SECONDS * 1e9);
            while (System.nanoTime() < end) {
                double start = ProcessTime.seconds();
                for (int product = 0; product < AT_ONCE; product++) {
                    multiply(a, b, c);
                }
                best = Math.min(best, ProcessTime.seconds() - start);
            }
            return 2.0 * SIZE * SIZE * SIZE * AT_ONCE * 1e-9 / best;
        }
    }

    private static void multiply(FloatPointer a, FloatPointer b, FloatPointer c) {
        int order = openblas.CblasRowMajor;
        int plain = openblas.CblasNoTrans;
        openblas.cblas_sgemm(order, plain, plain, SIZE, SIZE, SIZE, 1, a, SIZE, b, SIZE, 0, c, SIZE);
    }

    /** Outside the heap, so that no call copies them. */
    private static FloatPointer numbers(long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[SIZE * SIZE];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return new FloatPointer(numbers);
    }
}

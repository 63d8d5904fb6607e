package dev.sluice.ranking.neural;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J on one thread. Products of this size are faster so than shared by OpenMP's threads, which wait for each other by
 * spinning, and the results do not depend on how many there are. The setting is the process's, ND4J has no other; what
 * it was before is back when no work goes on.
 */
final class Nd4jRuntime {
    private static final String VERSION = "1.0.0-M2.1";
    private static int working;
    private static Threads before = new Threads(1, 1);

    /** How many threads ND4J's own loops may use, and those of BLAS. */
    private record Threads(int loops, int products) {
        void set() {
            Nd4j.getEnvironment().setMaxMasterThreads(loops);
            Nd4j.factory().blas().setMaxThreads(products);
        }
    }

    private Nd4jRuntime() {}

    /**
     * Works with ND4J.
     *
     * @throws IllegalStateException if it, or its natives for this platform, are not on the class path; names the
     *     dependency to add
     */
    static <T> T onOneThread(Supplier<T> work) {
        requireNd4j();
        requireNatives();
        begin();
        try {
            return work.get();
        } finally {
            end();
        }
    }

    private static void requireNd4j() {
        try {
            Class.forName("org.nd4j.autodiff.samediff.SameDiff", false, Nd4jRuntime.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "training needs ND4J, which is not on the class path: add org.nd4j:nd4j-native:" + VERSION
                            + " and the same with the classifier of the platform",
                    e);
        }
    }

    private static void requireNatives() {
        try {
            Nd4j.scalar(1f).close();
        } catch (Exception | LinkageError e) {
            String platform = Loader.getPlatform();
            throw new IllegalStateException(
                    "ND4J has no natives for " + platform + " on the class path: add org.nd4j:nd4j-native:" + VERSION
                            + " with the classifier " + platform,
                    e);
        }
    }

    private static synchronized void begin() {
        if (working++ == 0) {
            before = new Threads(
                    Nd4j.getEnvironment().maxMasterThreads(),
                    Nd4j.factory().blas().getMaxThreads());
            new Threads(1, 1).set();
        }
    }

    private static synchronized void end() {
        if (--working == 0) {
            before.set();
        }
    }
}

package dev.sluice.internal.kernel;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/**
 * The inner loop of sums and eliminations in plain Java, in the shape that the compilers of JDK 17 and later turn into
 * vector instructions: four rows, two terms, each an array. With more of them, or with rows at offsets in one array,
 * they do not, and it is four times slower.
 */
abstract class RowLoops {
    /** Rows that are done together. */
    static final int ROWS = 4;

    /** With fused instructions where the machine has them; elsewhere a fused operation is a thousand times slower. */
    static RowLoops best() {
        return Chosen.BEST;
    }

    /**
     * Adds to {@code rows[i + r][j]} the term {@code f[at + r] * x[j] + g[at + r] * y[j]}, for {@code r} below
     * {@link #ROWS} and {@code j} from {@code from} on.
     */
    abstract void addTwo(float[][] rows, int i, float[] f, float[] g, int at, float[] x, float[] y, int from);

    private static final class Chosen {
        static final RowLoops BEST = hasFused() ? new Fused() : new Separate();

        private static boolean hasFused() {
            try {
                MBeanServer server = ManagementFactory.getPlatformMBeanServer();
                Object option = server.invoke(
                        new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
                        "getVMOption",
                        new Object[] {"UseFMA"},
                        new String[] {String.class.getName()});
                return option instanceof CompositeData data && "true".equals(data.get("value"));
            } catch (JMException | RuntimeException e) {
                return false; // another JVM, or one that does not tell
            }
        }
    }

    /** Multiplies and adds in one instruction. */
    static final class Fused extends RowLoops {
        @Override
        void addTwo(float[][] rows, int i, float[] f, float[] g, int at, float[] x, float[] y, int from) {
            add(
                    rows[i],
                    rows[i + 1],
                    rows[i + 2],
                    rows[i + 3],
                    f[at],
                    f[at + 1],
                    f[at + 2],
                    f[at + 3],
                    g[at],
                    g[at + 1],
                    g[at + 2],
                    g[at + 3],
                    x,
                    y,
                    from);
        }

        private static void add(
                float[] r0,
                float[] r1,
                float[] r2,
                float[] r3,
                float f0,
                float f1,
                float f2,
                float f3,
                float g0,
                float g1,
                float g2,
                float g3,
                float[] x,
                float[] y,
                int from) {
            for (int j = from; j < r0.length; j++) {
                float ofX = x[j];
                float ofY = y[j];
                r0[j] = Math.fma(g0, ofY, Math.fma(f0, ofX, r0[j]));
                r1[j] = Math.fma(g1, ofY, Math.fma(f1, ofX, r1[j]));
                r2[j] = Math.fma(g2, ofY, Math.fma(f2, ofX, r2[j]));
                r3[j] = Math.fma(g3, ofY, Math.fma(f3, ofX, r3[j]));
            }
        }
    }

    /** Multiplies, then adds. */
    static final class Separate extends RowLoops {
        @Override
        void addTwo(float[][] rows, int i, float[] f, float[] g, int at, float[] x, float[] y, int from) {
            for (int r = 0; r < ROWS; r++) {
                add(rows[i + r], f[at + r], g[at + r], x, y, from);
            }
        }

        private static void add(float[] row, float f, float g, float[] x, float[] y, int from) {
            for (int j = from; j < row.length; j++) {
                row[j] += f * x[j] + g * y[j];
            }
        }
    }
}

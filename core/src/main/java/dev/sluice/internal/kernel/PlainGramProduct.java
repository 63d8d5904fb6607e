package dev.sluice.internal.kernel;

/** Plain Java: vectors are copied, since the compiler makes vector instructions of arrays without an offset. */
final class PlainGramProduct extends GramProduct {
    private final float[] x0;
    private final float[] x1;
    private final float[] x2;
    private final float[] x3;
    private final float[] products = new float[4];

    PlainGramProduct(int dimension) {
        super(dimension);
        this.x0 = new float[dimension];
        this.x1 = new float[dimension];
        this.x2 = new float[dimension];
        this.x3 = new float[dimension];
    }

    @Override
    void addFour(
            float[] from0,
            int at0,
            float[] from1,
            int at1,
            float[] from2,
            int at2,
            float[] from3,
            int at3,
            float[] with,
            float target,
            float[] sum) {
        System.arraycopy(from0, at0, x0, 0, dimension);
        System.arraycopy(from1, at1, x1, 0, dimension);
        System.arraycopy(from2, at2, x2, 0, dimension);
        System.arraycopy(from3, at3, x3, 0, dimension);
        multiply(with, x0, x1, x2, x3, products);
        for (int k = 0; k < products.length; k++) {
            factors[k] *= target - products[k];
        }
        add(factors[0], factors[1], factors[2], factors[3], x0, x1, x2, x3, sum);
    }

    /** Two sums each, so that no addition waits for the one before. */
    private static void multiply(float[] p, float[] x0, float[] x1, float[] x2, float[] x3, float[] products) {
        float even0 = 0;
        float even1 = 0;
        float even2 = 0;
        float even3 = 0;
        float odd0 = 0;
        float odd1 = 0;
        float odd2 = 0;
        float odd3 = 0;
        int i = 0;
        for (; i <= x0.length - 2; i += 2) {
            float even = p[i];
            even0 += even * x0[i];
            even1 += even * x1[i];
            even2 += even * x2[i];
            even3 += even * x3[i];
            float odd = p[i + 1];
            odd0 += odd * x0[i + 1];
            odd1 += odd * x1[i + 1];
            odd2 += odd * x2[i + 1];
            odd3 += odd * x3[i + 1];
        }
        if (i < x0.length) {
            even0 += p[i] * x0[i];
            even1 += p[i] * x1[i];
            even2 += p[i] * x2[i];
            even3 += p[i] * x3[i];
        }
        products[0] = even0 + odd0;
        products[1] = even1 + odd1;
        products[2] = even2 + odd2;
        products[3] = even3 + odd3;
    }

    private static void add(
            float f0, float f1, float f2, float f3, float[] x0, float[] x1, float[] x2, float[] x3, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] += (f0 * x0[j] + f1 * x1[j]) + (f2 * x2[j] + f3 * x3[j]);
        }
    }
}

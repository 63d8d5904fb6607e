package dev.sluice.eval.metric;

/** What a relevant item is worth by its grade. An irrelevant item is worth nothing. */
public enum Gain {
    /** The grade itself. */
    LINEAR {
        @Override
        double ofRelevant(double grade) {
            return grade;
        }
    },
    /** 1, whatever the grade. */
    BINARY {
        @Override
        double ofRelevant(double grade) {
            return 1;
        }
    },
    /** {@code 2^grade - 1}. */
    EXPONENTIAL {
        @Override
        double ofRelevant(double grade) {
            return Math.pow(2, grade) - 1;
        }
    };

    /** The worth of an item of this grade, at least 0. */
    public double of(double grade) {
        return grade > 0 ? ofRelevant(grade) : 0;
    }

    abstract double ofRelevant(double grade);
}

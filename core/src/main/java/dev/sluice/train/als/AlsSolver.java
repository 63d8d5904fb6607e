package dev.sluice.train.als;

import dev.sluice.train.engine.Checks;

/** How alternating least squares solves for the vector of one user or item while the other side stays. */
public sealed interface AlsSolver {
    /** All dimensions at once: {@code d^2} operations a pair and {@code d^3 / 3} a row. */
    record Exact() implements AlsSolver {
        @Override
        public String toString() {
            return "exact";
        }
    }

    /**
     * One block of dimensions after the other, from the vector of the epoch before; exactly if one block has them all.
     *
     * @param size most dimensions in a block, at least 1
     * @see <a href="https://arxiv.org/abs/2110.14044">Rendle, Krichene, Zhang and Koren 2021, iALS++</a>
     */
    record Blocks(int size) implements AlsSolver {
        public Blocks {
            Checks.from(1, size, "size");
        }

        @Override
        public String toString() {
            return "blocks:" + size;
        }
    }

    /**
     * Some steps of conjugate gradients from the vector of the epoch before: {@code 4 d} operations a pair and a step,
     * and as many to begin with.
     *
     * @param steps at least 1; two or three come to what exact solutions come to in as many epochs
     * @see <a href="https://doi.org/10.1145/2043932.2043987">Takács, Pilászy and Tikk 2011</a>
     */
    record Gradients(int steps) implements AlsSolver {
        public Gradients {
            Checks.from(1, steps, "steps");
        }

        @Override
        public String toString() {
            return "gradients:" + steps;
        }
    }

    /**
     * The solver of that text, {@code exact}, {@code blocks:64} or {@code gradients:3}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static AlsSolver of(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length == 1 && parts[0].equals("exact")) {
                return new Exact();
            } else if (parts.length == 2 && parts[0].equals("blocks")) {
                return new Blocks(Integer.parseInt(parts[1]));
            } else if (parts.length == 2 && parts[0].equals("gradients")) {
                return new Gradients(Integer.parseInt(parts[1]));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("solver must have a whole number behind its colon: " + text, e);
        }
        throw new IllegalArgumentException("solver must be exact, blocks:SIZE or gradients:STEPS: " + text);
    }
}

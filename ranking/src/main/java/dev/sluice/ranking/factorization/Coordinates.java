package dev.sluice.ranking.factorization;

import dev.sluice.ranking.input.Inputs;

/**
 * What has a weight and factors: coordinate 0 is the bias, always 1; behind it stand the numbers of the inputs, and
 * then, for each category, its codes, of which one is 1 and the others 0.
 */
final class Coordinates {
    static final int BIAS = 0;

    private final int numbers;
    private final int[] firstCodes;

    /**
     * @param numbers how many numbers there are
     * @param firstCodes for each category the coordinate of its code 0, and at the end the number of all coordinates
     */
    private Coordinates(int numbers, int[] firstCodes) {
        this.numbers = numbers;
        this.firstCodes = firstCodes;
    }

    static Coordinates of(Inputs inputs) {
        int[] first = new int[inputs.categories() + 1];
        first[0] = 1 + inputs.numbers();
        for (int category = 0; category < inputs.categories(); category++) {
            first[category + 1] = Math.addExact(first[category], inputs.codes(category));
        }
        return new Coordinates(inputs.numbers(), first);
    }

    int numbers() {
        return numbers;
    }

    int size() {
        return firstCodes[firstCodes.length - 1];
    }

    int categories() {
        return firstCodes.length - 1;
    }

    int number(int input) {
        return 1 + input;
    }

    int code(int category, int code) {
        return firstCodes[category] + code;
    }
}

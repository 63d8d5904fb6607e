package dev.sluice.eval.simulation;

/** Who buys what was opened, and who sends it back. */
final class Purchasing {
    private Purchasing() {}

    static double purchase(double interest, boolean glad) {
        return interest * (glad ? Law.PURCHASE_IF_GLAD : Law.PURCHASE_IF_NOT);
    }

    static double sendBack(double interest, boolean glad) {
        return (1 - interest) * (glad ? Law.RETURN_IF_GLAD : Law.RETURN_IF_NOT);
    }
}

package dev.sluice.eval.simulation;

import java.util.function.IntToDoubleFunction;

/** A point of the space of tastes. Sums run in an order that never changes, so that they are the same everywhere. */
final class Vector {
    private final double[] coordinates;

    private Vector(double[] coordinates) {
        this.coordinates = coordinates;
    }

    static Vector of(IntToDoubleFunction coordinate) {
        double[] coordinates = new double[Law.DIMENSIONS];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = coordinate.applyAsDouble(i);
        }
        return new Vector(coordinates);
    }

    double dot(Vector other) {
        double sum = 0;
        for (int i = 0; i < coordinates.length; i++) {
            sum += coordinates[i] * other.coordinates[i];
        }
        return sum;
    }

    /** This and so many times the other. */
    Vector plus(double factor, Vector other) {
        return of(i -> coordinates[i] + factor * other.coordinates[i]);
    }

    Vector times(double factor) {
        return of(i -> factor * coordinates[i]);
    }

    /** Its direction; it must not be 0. */
    Vector unit() {
        return times(1 / StrictMath.sqrt(dot(this)));
    }

    /** The direction of the part of it that is at a right angle to a vector of length 1. */
    Vector unitAcross(Vector other) {
        return plus(-dot(other), other).unit();
    }
}

package dev.sluice;

/** How the numbers of a feature are to be read. Every feature is a column of floats in which NaN means missing. */
public enum FeatureType {
    /** A quantity. */
    NUMBER,
    /** 0 or 1. */
    FLAG,
    /** A code from 0 to 2^24 - 1 that names one of several values; codes have no order. */
    CATEGORY
}

package dev.sluice.internal.kernel;

/** Prints which form of the kernels this JVM uses. */
final class KernelName {
    private KernelName() {}

    public static void main(String[] args) {
        System.out.println("kernels: " + Kernels.best().name());
    }
}

package dev.sluice.examples.load;

/**
 * What load is put on what.
 *
 * @param world that is made up
 * @param service how requests are answered
 * @param pace at which they come
 * @param trouble meanwhile
 */
public record LoadPlan(WorldSettings world, Service service, Pace pace, Trouble trouble) {
    /** Checks that what hangs can be cut off. */
    public LoadPlan {
        if (trouble.faults().parts().contains(FaultKind.HANG)) {
            if (service.executor() == ThreadsKind.CALLER) {
                throw new IllegalArgumentException(
                        "what hangs is cut off on an executor alone: take threads or virtual, not caller");
            }
            if (service.budget().isEmpty()) {
                throw new IllegalArgumentException("what hangs is cut off by a budget: give one");
            }
        }
    }
}

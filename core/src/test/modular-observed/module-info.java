/** An application on the module path that watches a funnel. */
module dev.sluice.observed {
    requires dev.sluice.core;
    requires micrometer.core;
    requires jdk.jfr;
}

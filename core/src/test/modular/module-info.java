/** An application on the module path. */
module dev.sluice.consumer {
    requires dev.sluice.core;
}

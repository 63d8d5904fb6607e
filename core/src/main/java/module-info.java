/** Recommendations inside a JVM process: data, off-heap stores, retrieval, training and the funnel. */
@SuppressWarnings({"module", "requires-automatic"})
module dev.sluice.core {
    requires static transitive org.jspecify;
    requires de.siegmar.fastcsv;
    requires com.fasterxml.jackson.jr.ob;
    requires io.github.resilience4j.circuitbreaker;
    requires HdrHistogram;
    requires it.unimi.dsi.fastutil.core;
    requires java.management;
    requires transitive java.sql; // a Connection is what SqlReader is given
    requires static jdk.management;
    requires static jdk.jfr;
    requires static micrometer.core; // who uses MicrometerMetrics requires it as well
    requires org.slf4j;

    exports dev.sluice;
    exports dev.sluice.data;
    exports dev.sluice.data.audit;
    exports dev.sluice.data.feature;
    exports dev.sluice.data.label;
    exports dev.sluice.data.content;
    exports dev.sluice.data.duplicate;
    exports dev.sluice.data.prepare;
    exports dev.sluice.store;
    exports dev.sluice.store.exchange;
    exports dev.sluice.retrieval;
    exports dev.sluice.train;
    exports dev.sluice.train.als;
    exports dev.sluice.train.graph;
    exports dev.sluice.train.content;
    exports dev.sluice.train.bpr;
    exports dev.sluice.train.neighbours;
    exports dev.sluice.train.popularity;
    exports dev.sluice.train.softmax;
    exports dev.sluice.train.sampling;
    exports dev.sluice.train.linear;
    exports dev.sluice.train.walk;
    exports dev.sluice.funnel;
    exports dev.sluice.serving;
    exports dev.sluice.observation;
    exports dev.sluice.internal.kernel to
            dev.sluice.ranking;
    exports dev.sluice.internal.memory to
            dev.sluice.ranking;
    exports dev.sluice.internal.text to
            dev.sluice.ranking;
    exports dev.sluice.train.batch to
            dev.sluice.ranking;
    exports dev.sluice.train.engine to
            dev.sluice.ranking;
}

package dev.sluice.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Recommendations;
import dev.sluice.Request;
import dev.sluice.serving.ServingListener;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** To watch a request allocates nothing to speak of, six stages and three items with their sources included. */
class MetricsMemoryTest extends WatchedRecommender {
    private static final int WARM_UP = 20_000;
    private static final int REQUESTS = 10_000;

    @Test
    void metrics() throws JMException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

        assertThat(bytesARequest(MicrometerMetrics.of(registry, "home").requests()))
                .isLessThan(1_000);
    }

    @Test
    void eventsThatNobodyRecords() throws JMException {
        assertThat(bytesARequest(FlightRecorderEvents.of("home").requests())).isLessThan(200);
    }

    private double bytesARequest(ServingListener listener) throws JMException {
        Request request = request("u1");
        Recommendations answer = recommender().recommend(request);
        Duration took = Duration.ofMillis(4);
        for (int i = 0; i < WARM_UP; i++) {
            listener.answered(request, answer, took);
        }
        long before = allocated();
        for (int i = 0; i < REQUESTS; i++) {
            listener.answered(request, answer, took);
        }
        return (allocated() - before) / (double) REQUESTS;
    }

    private static long allocated() throws JMException {
        return (Long) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                        "getThreadAllocatedBytes",
                        new Object[] {Thread.currentThread().getId()},
                        new String[] {long.class.getName()});
    }
}

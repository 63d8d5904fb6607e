package dev.sluice.ranking.linear;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares models to the last bit. */
final class Saved {
    private Saved() {}

    /** Both predict and would go on learning alike. */
    static void assertSame(LogisticModel model, LogisticModel expected) {
        assertThat(model.bias()).isEqualTo(expected.bias());
        assertThat(model.weights()).isEqualTo(expected.weights());
        assertThat(model.terms().buckets()).isEqualTo(expected.terms().buckets());
        for (int bucket = 0; bucket < expected.terms().buckets(); bucket++) {
            assertThat(model.terms().bucket(bucket)).isEqualTo(expected.terms().bucket(bucket));
        }
        FtrlCoordinates coordinates = model.state().coordinates();
        FtrlCoordinates others = expected.state().coordinates();
        assertThat(coordinates.size()).isEqualTo(others.size());
        for (int i = 0; i < others.size(); i++) {
            assertThat(coordinates.z(i)).as("z of %d", i).isEqualTo(others.z(i));
            assertThat(coordinates.n(i)).as("n of %d", i).isEqualTo(others.n(i));
            assertThat(coordinates.weight(i)).as("w of %d", i).isEqualTo(others.weight(i));
        }
    }
}

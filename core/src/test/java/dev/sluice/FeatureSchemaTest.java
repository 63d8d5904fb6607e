package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema's hash stands for the names, the types and the order, on every machine and in every release. */
class FeatureSchemaTest {
    private static final FeatureKey AGE = FeatureKey.number("age");
    private static final FeatureKey SEEN = new FeatureKey("seen", FeatureType.FLAG);

    @Test
    void hashNeverChanges() {
        // SHA-256 of "age:number\nseen:flag", and of nothing.
        assertThat(FeatureSchema.of(AGE, SEEN).hash())
                .isEqualTo("fff5b7664020926dc38640e1ef79f3f1af3a27a4ef6313537b6e11056da4620f");
        assertThat(FeatureSchema.NONE.hash())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void orderTypeAndNameMatter() {
        String hash = FeatureSchema.of(AGE, SEEN).hash();

        assertThat(FeatureSchema.of(SEEN, AGE).hash()).isNotEqualTo(hash);
        assertThat(FeatureSchema.of(AGE, FeatureKey.number("seen")).hash()).isNotEqualTo(hash);
        assertThat(FeatureSchema.of(AGE, new FeatureKey("see", FeatureType.FLAG))
                        .hash())
                .isNotEqualTo(hash);
        assertThat(FeatureSchema.of(AGE).hash()).isNotEqualTo(hash);
        assertThat(FeatureSchema.of(AGE, SEEN).hash()).isEqualTo(hash);
    }

    @Test
    void eachNameComesOnce() {
        assertThatThrownBy(() -> FeatureSchema.of(AGE, new FeatureKey("age", FeatureType.CATEGORY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a schema names each feature once: age");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "a,b", "a\n"})
    void namesAreOfPlainCharacters(String name) {
        assertThatThrownBy(() -> FeatureKey.number(name)).isInstanceOf(IllegalArgumentException.class);
    }
}

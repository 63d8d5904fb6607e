package dev.sluice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The features a model reads, in the order it reads them. Its {@link #hash} is saved with a model and compared when the
 * model is served, so that a model never reads columns it was not trained on.
 *
 * @param keys distinct by name
 */
public record FeatureSchema(List<FeatureKey> keys) {
    /** No features. */
    public static final FeatureSchema NONE = new FeatureSchema(List.of());

    public FeatureSchema {
        keys = List.copyOf(keys);
        Set<String> names = new LinkedHashSet<>();
        for (FeatureKey key : keys) {
            if (!names.add(key.name())) {
                throw new IllegalArgumentException("a schema names each feature once: " + key.name());
            }
        }
    }

    /** The features in this order. */
    public static FeatureSchema of(FeatureKey... keys) {
        return new FeatureSchema(List.of(keys));
    }

    /** How many features. */
    public int size() {
        return keys.size();
    }

    /** SHA-256 of the names and types in order, as 64 hexadecimal digits. */
    public String hash() {
        String text = keys.stream().map(FeatureKey::toString).collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

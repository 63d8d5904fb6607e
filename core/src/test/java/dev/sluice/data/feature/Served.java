package dev.sluice.data.feature;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Served features to log and to compare. */
final class Served {
    static final FeatureKey SHARE = FeatureKey.number("popularity.share");
    static final FeatureKey FLAG = new FeatureKey("item:new", FeatureType.FLAG);

    private Served() {}

    /** A request whose candidates {@code i0}, {@code i1} and so on have these shares. */
    static ServedFeatures shares(String request, float... shares) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            items.add("i" + i);
        }
        return ServedFeatures.of(request(request), items, FeatureSchema.of(SHARE), new float[][] {shares});
    }

    static ServedRequest request(String id) {
        return new ServedRequest(id, Optional.of("u1"), new ModelVersion("v1"), "light", 1_700_000_000_000L);
    }

    /** Any bits of floats, texts that need to be escaped, and a user or none. */
    static ServedFeatures random(Random random) {
        int size = random.nextInt(6);
        List<String> items = Stream.generate(() -> text(random)).limit(size).toList();
        float[][] columns = new float[2][size];
        for (float[] column : columns) {
            for (int i = 0; i < size; i++) {
                column[i] = random.nextInt(8) == 0 ? Float.NaN : Float.intBitsToFloat(random.nextInt());
            }
        }
        ServedRequest request = new ServedRequest(
                text(random),
                random.nextBoolean() ? Optional.of(text(random)) : Optional.empty(),
                new ModelVersion("v" + random.nextInt(100)),
                text(random),
                random.nextLong());
        return ServedFeatures.of(request, items, FeatureSchema.of(SHARE, FLAG), columns);
    }

    private static String text(Random random) {
        List<String> pieces = List.of("a", "Z", "\"", "\\", "\n", "\r", "é", "😀", ",", "\u2028", "{", "}", "\t");
        StringBuilder text = new StringBuilder("x");
        for (int length = random.nextInt(6); length > 0; length--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    /** All there is to see, to compare by. */
    static String shown(ServedFeatures served) {
        StringBuilder shown = new StringBuilder(served.request() + " " + served.items());
        for (FeatureKey feature : served.features()) {
            shown.append(' ').append(feature);
            for (float value : served.feature(feature)) {
                shown.append(' ').append(Integer.toHexString(Float.floatToIntBits(value)));
            }
        }
        return shown.toString();
    }
}

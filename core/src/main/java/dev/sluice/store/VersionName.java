package dev.sluice.store;

import dev.sluice.ModelVersion;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a published version: {@code v000007-1badcafe}, and {@code v000007-1badcafe-r2} after it was written anew
 * twice. The order of names is the order of publication; a version that is written anew keeps its place.
 *
 * @param number counts publications, from 1
 * @param first the name it was published under
 * @param revision how often it was written anew
 */
record VersionName(long number, String first, int revision) implements Comparable<VersionName> {
    private static final Pattern PATTERN = Pattern.compile("(v([0-9]{6,18})-[0-9a-f]{8})(?:-r([1-9][0-9]{0,8}))?");
    private static final Comparator<VersionName> ORDER = Comparator.comparingLong(VersionName::number)
            .thenComparing(VersionName::first)
            .thenComparingInt(VersionName::revision);

    /** The order of versions that a repository named. */
    static final Comparator<ModelVersion> OF_VERSIONS =
            Comparator.comparing(version -> of(version.id()).orElseThrow());

    /** The name of a version, if it is one that a repository gives. */
    static Optional<VersionName> of(String id) {
        Matcher name = PATTERN.matcher(id);
        if (!name.matches()) {
            return Optional.empty();
        }
        int revision = name.group(3) == null ? 0 : Integer.parseInt(name.group(3));
        return Optional.of(new VersionName(Long.parseLong(name.group(2)), name.group(1), revision));
    }

    /** Whether the other is the same version, at another time or the same. */
    boolean isOf(VersionName other) {
        return number == other.number && first.equals(other.first);
    }

    ModelVersion version() {
        return new ModelVersion(revision == 0 ? first : first + "-r" + revision);
    }

    @Override
    public int compareTo(VersionName other) {
        return ORDER.compare(this, other);
    }
}

package dev.sluice;

import java.util.regex.Pattern;

/**
 * Names one published version of a model. Everything that was built for one version carries its name, so that tables,
 * queries and components of different versions cannot meet unnoticed.
 *
 * @param id 1 to 100 letters, digits, dots, dashes and underscores, the first a letter or digit; it names a directory
 */
public record ModelVersion(String id) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public ModelVersion {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a version is 1 to 100 letters, digits, dots, dashes or underscores: '" + id + "'");
        }
    }

    /**
     * Refuses what was made for another version.
     *
     * @param other the version of what was handed in
     * @param what names it in the error, as in "query"
     * @throws VersionMismatchException if the versions differ
     */
    public void require(ModelVersion other, String what) {
        if (!equals(other)) {
            throw new VersionMismatchException(what + " is of version " + other + ", expected " + this);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}

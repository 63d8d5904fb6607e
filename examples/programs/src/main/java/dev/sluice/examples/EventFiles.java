package dev.sluice.examples;

import dev.sluice.data.DataFiles;
import dev.sluice.data.DataFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Files of events that are read as one.
 *
 * @param names as they were given, at least one; wildcards may stand behind the last slash
 */
record EventFiles(List<String> names) {
    static final String DESCRIPTION = "read as one; a name in quotes may have wildcards, 'events/*.csv.gz'";

    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    EventFiles {
        names = List.copyOf(names);
    }

    /** Refuses names that are none. */
    void check() {
        if (names.contains("")) {
            throw new IllegalArgumentException("a path must not be empty");
        }
    }

    /** The files, wildcards resolved. */
    List<Path> resolved() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String file : names) {
            int name = file.lastIndexOf('/') + 1;
            if (GLOB.matcher(file.substring(name)).find() && !Files.exists(Path.of(file))) {
                found.addAll(DataFiles.in(Path.of(name == 0 ? "." : file.substring(0, name)), file.substring(name)));
            } else {
                found.add(Path.of(file));
            }
        }
        return found;
    }

    /** What the first name says: csv if it ends so, packed or not, else tsv. */
    DataFormat formatByName() {
        String name = names.get(0);
        return name.endsWith(".csv") || name.endsWith(".csv.gz") ? DataFormat.CSV : DataFormat.TSV;
    }

    /** What a report's title calls them. */
    String title() {
        return Path.of(names.get(0)).getFileName() + more();
    }

    private String more() {
        return names.size() == 1 ? "" : " and " + (names.size() - 1) + " more";
    }

    /** The first name as it was given. */
    @Override
    public String toString() {
        return names.get(0) + more();
    }
}

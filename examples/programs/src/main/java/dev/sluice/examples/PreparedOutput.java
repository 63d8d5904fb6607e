package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.EntityCsv;
import dev.sluice.data.EventCsv;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where prepared data go: events, items and users into a file each, all of them or none. */
final class PreparedOutput {
    private static final String OUT = "--out";
    private static final String ITEMS_OUT = "--items-out";
    private static final String USERS_OUT = "--users-out";

    @Option(names = OUT, paramLabel = "FILE", description = "where to write the events, as csv")
    @Nullable
    private Path out;

    @Option(names = ITEMS_OUT, paramLabel = "FILE", description = "where to write the items that are left, as csv")
    @Nullable
    private Path itemsOut;

    @Option(names = USERS_OUT, paramLabel = "FILE", description = "where to write the users that are left, as csv")
    @Nullable
    private Path usersOut;

    @Option(names = "--dry-run", description = "say the same and write nothing")
    private boolean dryRun;

    /** Events, items or users: where they go and what a file of them does not keep. */
    private record Part(String name, String key, Path file, OutputFile.Text text, List<String> changes) {
        static Part of(Path file, EventCsv events) {
            return new Part("events", "out", file, events::write, events.changes());
        }

        static Part of(String name, Path file, EntityCsv entities) {
            return new Part(name, name + "_out", file, entities::write, entities.changes());
        }
    }

    /** Refuses what is wrong whatever the data. */
    void check(Console console) {
        console.option(() -> {
            if (out == null && !dryRun) {
                throw new IllegalArgumentException("--out FILE says where to write, or --dry-run to write nothing");
            }
            Map<Path, String> taken = new LinkedHashMap<>();
            check(OUT, out, taken);
            check(ITEMS_OUT, itemsOut, taken);
            check(USERS_OUT, usersOut, taken);
            return taken;
        });
    }

    private void check(String option, @Nullable Path file, Map<Path, String> taken) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(option + ": there is no folder " + folder);
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(option + " must name a file, not a folder: " + file);
        }
        String other = taken.put(real(option, file), option);
        if (other != null) {
            throw new IllegalArgumentException(option + " must name another file than " + other + ": " + file);
        }
    }

    private static Path real(String option, Path file) {
        try {
            return OutputFile.real(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(option + ": " + ErrorLine.of(e), e);
        }
    }

    /**
     * Says what the files do not keep and writes them; in a dry run says the same, what would fail among it.
     *
     * @param before the catalogue that was read
     */
    void write(Dataset data, Catalogue before, Console console) throws IOException {
        Catalogue after = data.catalogue();
        List<Part> parts = parts(data);
        parts.forEach(part -> tell(part, console));
        if (itemsOut == null && !after.items().equals(before.items())) {
            tellUnwritten("items", ITEMS_OUT, console);
        }
        if (usersOut == null && !after.users().equals(before.users())) {
            tellUnwritten("users", USERS_OUT, console);
        }
        if (dryRun) {
            for (Part part : parts) {
                part.text().write(Writer.nullWriter());
            }
        } else {
            Map<Path, OutputFile.Content> contents = new LinkedHashMap<>();
            parts.forEach(part -> contents.put(part.file(), OutputFile.text(part.file(), part.text())));
            OutputFile.writeAll(contents);
        }
    }

    private List<Part> parts(Dataset data) {
        List<Part> parts = new ArrayList<>();
        if (out != null) {
            parts.add(Part.of(out, EventCsv.of(data)));
        }
        if (itemsOut != null) {
            parts.add(
                    Part.of("items", itemsOut, EntityCsv.items(data.catalogue().items())));
        }
        if (usersOut != null) {
            parts.add(
                    Part.of("users", usersOut, EntityCsv.users(data.catalogue().users())));
        }
        return parts;
    }

    private static void tell(Part part, Console console) {
        console.say("The %s go to @|bold %s|@", part.name(), part.file());
        part.changes().forEach(change -> console.say("@|yellow Beware:|@ column %s", change));
        console.json(part.key(), part.file(), "read_back_otherwise", part.changes());
    }

    private static void tellUnwritten(String name, String option, Console console) {
        console.say("@|yellow Beware:|@ the %s changed and are not written; see %s", name, option);
        console.json(name + "_not_written", option);
    }
}

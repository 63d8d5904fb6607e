package dev.sluice.examples;

import dev.sluice.data.Catalogue;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.EntityCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /** Items, or users: where they go, what they were and what they are. */
    private record Side(
            String what,
            String option,
            Optional<Path> file,
            Entities before,
            Entities after,
            Function<Entities, EntityCsv> csv) {}

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
        if (file == null || dryRun) {
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
     * Writes the files, and says what they do not keep; writes nothing in a dry run.
     *
     * @param before the catalogue that was read
     */
    void write(Dataset data, Catalogue before, Console console) throws IOException {
        if (out == null || dryRun) {
            return;
        }
        Catalogue after = data.catalogue();
        List<Side> sides = List.of(
                new Side(
                        "items",
                        ITEMS_OUT,
                        Optional.ofNullable(itemsOut),
                        before.items(),
                        after.items(),
                        EntityCsv::items),
                new Side(
                        "users",
                        USERS_OUT,
                        Optional.ofNullable(usersOut),
                        before.users(),
                        after.users(),
                        EntityCsv::users));
        Map<Path, OutputFile.Content> contents = new LinkedHashMap<>();
        contents.put(out, OutputFile.text(out, writer -> EventsCsv.write(data, writer)));
        for (Side side : sides) {
            side.file().ifPresent(file -> contents.put(file, OutputFile.text(file, csv(side)::write)));
        }
        OutputFile.writeAll(contents);
        console.say("The events are in @|bold %s|@", out);
        console.json("out", out);
        sides.forEach(side -> tell(side, console));
    }

    private static EntityCsv csv(Side side) {
        return side.csv().apply(side.after());
    }

    private static void tell(Side side, Console console) {
        if (side.file().isPresent()) {
            List<String> changes = csv(side).changes();
            console.say("The %s are in @|bold %s|@", side.what(), side.file().get());
            changes.forEach(change -> console.say("@|yellow Beware:|@ column %s", change));
            console.json(side.what() + "_out", side.file().get(), "read_back_otherwise", changes);
        } else if (!side.after().equals(side.before())) {
            console.say("@|yellow Beware:|@ the %s changed and are not written; see %s", side.what(), side.option());
            console.json(side.what() + "_not_written", side.option());
        }
    }
}

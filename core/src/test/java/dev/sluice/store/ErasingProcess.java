package dev.sluice.store;

import java.io.IOException;
import java.nio.file.Path;

/** A process that erases one user after the other, and says so of each, until it is killed. */
final class ErasingProcess {
    private ErasingProcess() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try (ModelRepository repository = ModelRepository.open(Path.of(args[0]))) {
            for (int user = Integer.parseInt(args[1]); user <= Integer.parseInt(args[2]); user++) {
                System.out.println("erasing " + user);
                repository.erase(PersonalTables.id(user));
            }
            System.out.println("done");
            Thread.sleep(60_000);
        }
    }
}

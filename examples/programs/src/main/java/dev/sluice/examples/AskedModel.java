package dev.sluice.examples;

import dev.sluice.examples.model.Model;
import dev.sluice.examples.ranker.RankerKind;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a command is asked to train: a model that proposes, or a ranker and all that proposes to it.
 *
 * @param model that proposes
 * @param ranker the last of a funnel
 */
record AskedModel(Optional<Model> model, Optional<RankerKind> ranker) {
    /** Every name that can be asked for. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    private static List<String> names() {
        return Stream.concat(Arrays.stream(Model.values()), Arrays.stream(RankerKind.values()))
                .map(Object::toString)
                .toList();
    }

    /** A model that proposes. */
    static AskedModel of(Model model) {
        return new AskedModel(Optional.of(model), Optional.empty());
    }

    /**
     * What has a name, in whatever case.
     *
     * @throws IllegalArgumentException if nothing has
     */
    static AskedModel of(String name) {
        Optional<Model> model = find(Model.values(), name);
        Optional<RankerKind> ranker = find(RankerKind.values(), name);
        if (model.isEmpty() && ranker.isEmpty()) {
            throw new IllegalArgumentException("expected one of " + names() + ", found '" + name + "'");
        }
        return new AskedModel(model, ranker);
    }

    private static <T> Optional<T> find(T[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.toString().equalsIgnoreCase(name))
                .findFirst();
    }
}

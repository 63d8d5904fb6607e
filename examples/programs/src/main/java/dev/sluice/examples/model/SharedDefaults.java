package dev.sluice.examples.model;

import java.util.LinkedHashMap;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each family takes where an option that several share is not given, for the help: {@code dim.of} of --dim. */
final class SharedDefaults extends ListResourceBundle {
    @Override
    protected Object[][] getContents() {
        Map<String, Map<String, String>> families = new TreeMap<>();
        for (Model model : Model.values()) {
            ModelOptions.asked(model)
                    .forEach((option, byDefault) -> families.computeIfAbsent(option, any -> new LinkedHashMap<>())
                            .merge(byDefault, model.toString(), (some, one) -> some + ", " + one));
        }
        return families.entrySet().stream()
                .map(family -> new Object[] {family.getKey().substring(2) + ".of", text(family.getValue())})
                .toArray(Object[][]::new);
    }

    private static String text(Map<String, String> families) {
        return families.entrySet().stream()
                .map(each -> (each.getValue() + " " + each.getKey()).strip())
                .collect(Collectors.joining("; "));
    }
}

package dev.sluice.store.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a safetensors header says of one tensor. They are ordered as they lie in the file. */
record Tensor(String name, String type, List<Long> shape, long begin, long end) implements Comparable<Tensor> {
    /**
     * Reads an entry of the header.
     *
     * @throws IllegalArgumentException if it is not as it has to be
     */
    static Tensor of(String name, Object entry) {
        if (!(entry instanceof Map<?, ?> fields) || !(fields.get("dtype") instanceof String type)) {
            throw new IllegalArgumentException("tensor " + name + " must have a dtype: " + entry);
        }
        List<Long> offsets = numbers(name, "data_offsets", fields);
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw new IllegalArgumentException("tensor " + name + " must have a begin and an end: " + offsets);
        }
        return new Tensor(name, type, numbers(name, "shape", fields), offsets.get(0), offsets.get(1));
    }

    private static List<Long> numbers(String name, String field, Map<?, ?> fields) {
        if (fields.get(field) instanceof List<?> list && list.stream().allMatch(Tensor::isCount)) {
            return list.stream().map(it -> ((Number) it).longValue()).toList();
        }
        throw new IllegalArgumentException(
                "tensor " + name + " must have a " + field + " of whole numbers: " + fields.get(field));
    }

    private static boolean isCount(Object number) {
        return (number instanceof Integer || number instanceof Long) && ((Number) number).longValue() >= 0;
    }

    /** As a table, in a file whose data begins at {@code from}. */
    Layout layout(long from, String file) throws IOException {
        NumberType number = NumberType.named(type, Enum::name)
                .orElseThrow(
                        () -> new IOException(file + ": tensor " + name + ": dtype must be F32, F16 or BF16: " + type));
        if (shape.size() != 2) {
            String found = shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
            throw new IOException(file + ": tensor " + name + ": shape must be [rows, dimension]: " + found);
        }
        Layout layout = Layout.of(from + begin, shape.get(0), shape.get(1), number, file);
        if (layout.bytes() != end - begin) {
            throw new IOException(
                    file + ": tensor " + name + ": expected " + layout.bytes() + " bytes, has " + (end - begin));
        }
        return layout;
    }

    @Override
    public int compareTo(Tensor other) {
        int order = Long.compare(begin, other.begin);
        return order != 0 ? order : Long.compare(end, other.end);
    }
}

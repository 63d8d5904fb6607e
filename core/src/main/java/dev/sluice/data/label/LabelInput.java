package dev.sluice.data.label;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.internal.file.TablePart;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Reads what {@link LabelOutput} wrote, in the same order. What cannot have been written is an error. */
final class LabelInput {
    private static final int RUN_BYTES = 1 << 16;

    private final TablePart bytes;
    private long next;
    private ByteBuffer run = ByteBuffer.allocate(0);

    LabelInput(TablePart bytes) {
        this.bytes = bytes;
    }

    String text() {
        byte[] text = new byte[count(1)];
        take(text.length).get(text);
        return new String(text, UTF_8);
    }

    /** A number of things of which each takes at least some bytes. */
    int count(int bytesEach) {
        int count = take(Integer.BYTES).getInt();
        if (count < 0 || (long) count * bytesEach > left()) {
            throw damaged("it counts " + count + " in " + left() + " bytes");
        }
        return count;
    }

    double number() {
        return take(Double.BYTES).getDouble();
    }

    double[] numbers() {
        double[] numbers = new double[count(Double.BYTES)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number();
        }
        return numbers;
    }

    /** Numbers that can be searched by halving. */
    double[] ascending() {
        double[] numbers = numbers();
        for (int i = 0; i < numbers.length; i++) {
            if (Double.isNaN(numbers[i]) || (i > 0 && numbers[i] < numbers[i - 1])) {
                throw damaged(numbers[i] + " is out of order");
            }
        }
        return numbers;
    }

    /** A number or none, which was written as the numbers that there are. */
    OptionalDouble optional() {
        return Arrays.stream(numbers()).findFirst();
    }

    /** One of the words of an enumeration, written by its name. */
    <E extends Enum<E>> E choice(Class<E> words) {
        String name = text();
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown " + words.getSimpleName() + " '" + name + "'; read it with a later release"));
    }

    <T> List<T> each(Function<LabelInput, T> reading) {
        int count = count(1);
        List<T> things = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            things.add(reading.apply(this));
        }
        return things;
    }

    /** Refuses a label behind which there is more. */
    void requireEnd() {
        if (left() > 0) {
            throw damaged(left() + " bytes follow it");
        }
    }

    static IllegalArgumentException damaged(String how) {
        return new IllegalArgumentException("the label is damaged: " + how);
    }

    private long left() {
        return bytes.rows() - next + run.remaining();
    }

    /** A buffer whose next bytes are the next of the file. */
    private ByteBuffer take(int count) {
        if (count > left()) {
            throw damaged("it ends where " + count + " bytes should follow");
        }
        if (run.remaining() < count) {
            next -= run.remaining();
            int length = (int) Math.min(Math.max(count, RUN_BYTES), bytes.rows() - next);
            run = ByteBuffer.wrap(bytes.bytes(next, length)).order(ByteOrder.LITTLE_ENDIAN);
            next += length;
        }
        return run;
    }
}

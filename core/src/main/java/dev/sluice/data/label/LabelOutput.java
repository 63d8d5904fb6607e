package dev.sluice.data.label;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.internal.file.TableOutput;
import java.io.IOException;
import java.util.List;

/** Writes what a label is made of, one after the other, little-endian; {@link LabelInput} reads it in that order. */
record LabelOutput(TableOutput output) {
    /** A short text: its bytes of UTF-8, counted in 4 bytes before. */
    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        count(bytes.length);
        for (byte each : bytes) {
            output.room(1).put(each);
        }
    }

    /** A number of things, in 4 bytes. */
    void count(int count) throws IOException {
        output.room(Integer.BYTES).putInt(count);
    }

    /** A number, in 8 bytes. */
    void number(double number) throws IOException {
        output.room(Double.BYTES).putDouble(number);
    }

    /** Some numbers, and before them how many. */
    void numbers(double[] numbers) throws IOException {
        count(numbers.length);
        for (double number : numbers) {
            number(number);
        }
    }

    /** Some things, and before them how many. */
    <T> void each(List<T> things, LabelForm.Writing<T> writing) throws IOException {
        count(things.size());
        for (T thing : things) {
            writing.write(thing, this);
        }
    }
}

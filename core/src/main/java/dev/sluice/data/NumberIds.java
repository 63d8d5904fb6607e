package dev.sluice.data;

import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TablePart;
import dev.sluice.internal.file.TableType;
import java.io.IOException;
import java.util.List;

/**
 * Ids that are all whole numbers, written as Java writes a {@code long}: 8 bytes each. The parts of a file are the key
 * of the hash, the slots, and the numbers.
 */
record NumberIds(IdHash hash, IdSlots slots, TablePart numbers) implements Ids {
    private static final String GREATEST = Long.toString(Long.MAX_VALUE);
    private static final String LEAST = Long.toString(Long.MIN_VALUE);
    private static final int MOST_DIGITS = 19;

    static NumberIds open(TableFile file) throws IOException {
        TableHeader header = file.header();
        int ids = (int) header.elements();
        int bits = IdSlots.bits(ids);
        file.requireParts(List.of((long) IdHash.BYTES, (1L << bits) * Integer.BYTES, (long) ids * Long.BYTES));
        IdHash hash = IdHash.read(file.part(0, Long.BYTES));
        return new NumberIds(hash, new IdSlots(file.part(1, Integer.BYTES), bits, ids + 1), file.part(2, Long.BYTES));
    }

    /** Whether a text is the decimal form of a {@code long}: not {@code 007}, {@code +7} or {@code -0}. */
    static boolean isNumber(String text) {
        int sign = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - sign;
        if (digits < 1 || digits > MOST_DIGITS || (text.charAt(sign) == '0' && text.length() > 1)) {
            return false;
        }
        for (int i = sign; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return digits < MOST_DIGITS || text.compareTo(sign == 0 ? GREATEST : LEAST) <= 0;
    }

    @Override
    public int rows() {
        return slots.rows();
    }

    @Override
    public int row(String id) {
        return isNumber(id) ? row(Long.parseLong(id)) : IdIndex.UNKNOWN;
    }

    @Override
    public int row(long id) {
        return slots.find(hash.of(id), row -> number(row) == id);
    }

    @Override
    public void touch(List<String> ids) {
        // a lookup of a number is so short that the processor is at the next ones while it waits
    }

    @Override
    public String id(int row) {
        return Long.toString(number(row));
    }

    private long number(int row) {
        return numbers.longAt(row - 1L);
    }

    @Override
    public void write(TableOutput output) throws IOException {
        hash.part().write(output);
        slots.slots().write(output);
        numbers.write(output);
        output.complete(TableType.LONG_IDS, 1, rows(), rows() - 1L);
    }
}

package dev.sluice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What the next page of a list needs to know of those before: an answer's {@link Recommendations#nextPage}, to be given
 * to {@link Request.Builder#after}. As a text it survives a trip to a browser and back, and another process takes it.
 * It is not signed; whoever takes texts from strangers bounds their length.
 *
 * @param shown what the pages so far have shown
 * @param seed fixes what stochastic rankers draw, for all pages alike
 * @param moment the moment all pages are recommended for, to the millisecond
 */
public record PageToken(List<String> shown, long seed, Instant moment) {
    private static final int FORMAT = 1;
    private static final int LONGEST_QUOTE = 40;

    public PageToken {
        EpochMillis.require(moment, "moment");
        shown = List.copyOf(shown);
    }

    /**
     * The token as a text of letters, digits, dashes and underscores: about 1.4 characters for each of an id, and 3
     * more for the id.
     *
     * @throws IllegalArgumentException if an id is longer than 21,000 characters or so
     */
    public String encode() {
        try {
            byte[] content = content();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + Integer.BYTES);
            DataOutputStream data = new DataOutputStream(bytes);
            data.writeInt(checksum(content));
            data.write(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new IllegalArgumentException("an id is too long for a page token: " + e.getMessage(), e);
        }
    }

    private byte[] content() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeByte(FORMAT);
        data.writeLong(seed);
        data.writeLong(moment.toEpochMilli());
        for (String item : shown) {
            data.writeUTF(item);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a text that {@link #encode} made.
     *
     * @throws IllegalArgumentException if it is no such text, or not whole
     */
    public static PageToken decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
            int checksum = data.readInt();
            byte[] content = data.readAllBytes();
            if (checksum != checksum(content)) {
                throw bad(text);
            }
            return ofContent(new DataInputStream(new ByteArrayInputStream(content)), text);
        } catch (IOException | IllegalArgumentException e) {
            throw bad(text);
        }
    }

    private static PageToken ofContent(DataInputStream data, String text) throws IOException {
        if (data.readByte() != FORMAT) {
            throw bad(text);
        }
        long seed = data.readLong();
        Instant moment = Instant.ofEpochMilli(data.readLong());
        List<String> shown = new ArrayList<>();
        while (data.available() > 0) {
            shown.add(data.readUTF());
        }
        return new PageToken(shown, seed, moment);
    }

    private static int checksum(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    /** Of a list that nothing was shown of yet. */
    public static PageToken beginning(long seed, Instant moment) {
        return new PageToken(List.of(), seed, moment);
    }

    private static IllegalArgumentException bad(String text) {
        String quote = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
        return new IllegalArgumentException("this is no page token, or not all of one: '" + quote + "'");
    }
}

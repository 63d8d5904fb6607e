package dev.sluice.examples.prepare;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A piece of a YAML file that knows where it stands. Words and numbers are taken as they are written. */
record Piece(String file, Node node) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Something in the file is wrong; the message says where and what. */
    static final class Malformed extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    /** The whole of a file. */
    static Piece of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            String text = Files.readString(file);
            String yaml = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return new Compose(LoadSettings.builder().build())
                    .composeString(yaml)
                    .map(root -> new Piece(name, root))
                    .orElseThrow(() -> new IllegalArgumentException(name + ": no steps"));
        } catch (CharacterCodingException e) {
            throw new IOException(name + ": expected UTF-8 text, found other bytes", e);
        } catch (MarkedYamlEngineException e) {
            throw new IllegalArgumentException(place(name, e.getProblemMark()) + ": " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static String place(String file, Optional<Mark> mark) {
        return mark.map(known -> file + ":" + (known.getLine() + 1)).orElse(file);
    }

    /** The error that says where this stands and what is wrong with it. */
    Malformed malformed(String problem) {
        return new Malformed(place(file, node.getStartMark()) + ": " + problem);
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** What is written here. */
    String text(String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw malformed(what + " must be a single value");
    }

    /** The pieces of a list. */
    List<Piece> list(String what) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> new Piece(file, item))
                    .toList();
        }
        throw malformed(what + " must be a list");
    }

    /** The pieces of a mapping by their names, in their order. */
    Map<String, Piece> fields(String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw malformed(what + " must be names with values");
        }
        Map<String, Piece> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Piece key = new Piece(file, tuple.getKeyNode());
            String name = key.text("a name");
            if (fields.put(name, new Piece(file, tuple.getValueNode())) != null) {
                throw key.malformed(what + " have " + name + " twice");
            }
        }
        return fields;
    }
}

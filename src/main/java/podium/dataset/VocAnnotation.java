package podium.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import podium.InputException;

/**
 * What labels need of {@code Annotations/<id>.xml}: the size, where it is given, and each object's name and difficult flag.
 *
 * <p>A document type is refused, so no entity is ever expanded or fetched. An object's parts (a person's head) are no
 * objects.
 */
record VocAnnotation(Path file, Optional<ImageSize> size, List<Thing> things) {
    private static final long MAXIMUM_BYTES = 10L << 20;

    VocAnnotation {
        things = List.copyOf(things);
    }

    /** One annotated object, and the line its name is on. */
    record Thing(String name, boolean difficult, int line) {}

    static VocAnnotation read(Path file) throws IOException {
        byte[] bytes = DataFile.bytes(file, "an annotation (XML)", MAXIMUM_BYTES);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return new Reading(file, xml).annotation();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            String reason = String.valueOf(e.getMessage())
                    .replaceFirst("(?s).*Message: ", "")
                    .strip();
            throw new InputException(
                    file + ": line " + line + ": malformed XML (" + reason + "); restore the file from the data set",
                    e);
        }
    }

    /** The labels by name: class c is {@code classes.get(c - 1)}. */
    ImageLabels labels(List<String> classes) {
        BitSet present = new BitSet();
        BitSet difficult = new BitSet();
        for (Thing thing : things) {
            int position = classes.indexOf(thing.name());
            if (position < 0) {
                throw new InputException(file + ": line " + thing.line() + ": an object is named '" + thing.name()
                        + "', which is no class; expected one of " + String.join(", ", classes));
            }
            (thing.difficult() ? difficult : present).set(position);
        }
        return ImageLabels.of(present, difficult);
    }

    /** One pass over the elements; a path such as {@code annotation/object/name} says what an element means. */
    private static final class Reading {
        private final Path file;
        private final XMLStreamReader xml;
        private final List<Thing> things = new ArrayList<>();
        private int width;
        private int height;
        private String name = "";
        private int nameLine;
        private boolean difficult;

        Reading(Path file, XMLStreamReader xml) {
            this.file = file;
            this.xml = xml;
        }

        VocAnnotation annotation() throws XMLStreamException {
            Deque<String> path = new ArrayDeque<>();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD -> throw wrong("has a document type, which annotations never have");
                    case XMLStreamConstants.START_ELEMENT -> {
                        path.addLast(xml.getLocalName());
                        if (path.size() == 1 && !path.getLast().equals("annotation")) {
                            throw wrong("begins with <" + path.getLast() + ">; expected <annotation>");
                        }
                        if (path.size() <= 3 && take(String.join("/", path))) {
                            path.removeLast();
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (String.join("/", path.size() <= 2 ? path : List.of())
                                .equals("annotation/object")) {
                            endObject();
                        }
                        path.removeLast();
                    }
                    default -> {}
                }
            }
            return new VocAnnotation(file, size(), things);
        }

        /** A size that is left out, or 0, is not known. */
        private Optional<ImageSize> size() {
            return width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
        }

        /** Reads a leaf to its end, if it is one that counts. */
        private boolean take(String path) throws XMLStreamException {
            switch (path) {
                case "annotation/size/width" -> width = number();
                case "annotation/size/height" -> height = number();
                case "annotation/object/name" -> {
                    nameLine = line();
                    name = xml.getElementText().strip();
                }
                case "annotation/object/difficult" -> difficult = flag();
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void endObject() {
            if (name.isEmpty()) {
                throw wrong("an object without a name ends; expected <name> with its class");
            }
            things.add(new Thing(name, difficult, nameLine));
            name = "";
            difficult = false;
        }

        private int number() throws XMLStreamException {
            String text = xml.getElementText().strip();
            if (!text.matches("[0-9]{1,9}")) {
                throw wrong("the size has '" + text + "' where a whole number was expected");
            }
            return Integer.parseInt(text);
        }

        private boolean flag() throws XMLStreamException {
            String text = xml.getElementText().strip();
            if (!text.equals("0") && !text.equals("1")) {
                throw wrong("<difficult> is '" + text + "'; expected 0 or 1");
            }
            return text.equals("1");
        }

        private int line() {
            return xml.getLocation().getLineNumber();
        }

        private InputException wrong(String what) {
            return new InputException(file + ": line " + line() + ": " + what);
        }
    }
}

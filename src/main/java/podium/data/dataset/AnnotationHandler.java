package podium.data.dataset;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.ext.DefaultHandler2;
import podium.core.InputException;
import podium.data.image.ImageSize;

/**
 * Reads an annotation's elements in one pass; the path of an element, such as {@code annotation/object/name},
 * gives its meaning.
 */
final class AnnotationHandler extends DefaultHandler2 {
    /** A limit far below those of the JDK's own parser, which differ between versions (100 from JDK 24 on). */
    private static final int DEPTH = 30;

    private static final String OBJECT = "annotation/object";
    private static final Set<String> LEAVES =
            Set.of("annotation/size/width", "annotation/size/height", OBJECT + "/name", OBJECT + "/difficult");

    /** A whole number; tools that count in floating point write 48.0. */
    private static final Pattern WHOLE = Pattern.compile("([0-9]{1,9})(\\.0*)?");

    private final Path file;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final List<VocAnnotation.Thing> things = new ArrayList<>();
    private @Nullable Locator locator;
    /** The path of the leaf element that is being read. */
    private @Nullable String leaf;

    private int width;
    private int height;
    private String name = "";
    private int nameLine;
    private boolean difficult;

    AnnotationHandler(Path file) {
        this.file = file;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    @Override
    public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) {
        throw wrong("the file has a document type; expected an annotation without one");
    }

    @Override
    public void startElement(String uri, String localName, String qualifiedName, Attributes attributes) {
        if (leaf != null) {
            throw wrong("<" + path.getLast() + "> contains the element <" + localName + ">; expected only text");
        }
        path.addLast(localName);
        if (path.size() > DEPTH) {
            throw wrong("elements are nested more than " + DEPTH + " deep; expected an annotation");
        }
        if (path.size() == 1 && !localName.equals("annotation")) {
            throw wrong("the file begins with <" + localName + ">; expected <annotation>");
        }
        String here = here();
        if (LEAVES.contains(here)) {
            leaf = here;
            text.setLength(0);
            if (here.equals(OBJECT + "/name")) {
                nameLine = line();
            }
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (leaf != null) {
            text.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String localName, String qualifiedName) {
        if (leaf != null) {
            take(leaf, text.toString().strip());
            leaf = null;
        } else if (here().equals(OBJECT)) {
            endObject();
        }
        path.removeLast();
    }

    /** The path of the current element if it can be a relevant one, else an empty text. */
    private String here() {
        return path.size() <= 3 ? String.join("/", path) : "";
    }

    private void take(String path, String value) {
        switch (path) {
            case "annotation/size/width" -> width = number(value);
            case "annotation/size/height" -> height = number(value);
            case OBJECT + "/name" -> name = value;
            default -> difficult = flag(value);
        }
    }

    private void endObject() {
        if (name.isEmpty()) {
            throw wrong("an object has no name; expected <name> with its class");
        }
        things.add(new VocAnnotation.Thing(name, difficult, nameLine));
        name = "";
        difficult = false;
    }

    /** Reads a size; an empty one is unknown, like 0. */
    private int number(String value) {
        Matcher whole = WHOLE.matcher(value);
        if (value.isEmpty() || whole.matches()) {
            return value.isEmpty() ? 0 : Integer.parseInt(whole.group(1));
        }
        throw wrong("the size is '" + value + "'; expected a whole number");
    }

    /** Reads a flag; an empty one is not set. */
    private boolean flag(String value) {
        Matcher whole = WHOLE.matcher(value);
        int flag = value.isEmpty() ? 0 : whole.matches() ? Integer.parseInt(whole.group(1)) : -1;
        if (flag != 0 && flag != 1) {
            throw wrong("<difficult> is '" + value + "'; expected 0 or 1");
        }
        return flag == 1;
    }

    /** The line that the parser has reached, from 1. */
    int line() {
        return locator == null ? 1 : Math.max(1, locator.getLineNumber());
    }

    private InputException wrong(String what) {
        return new InputException(file + ": line " + line() + ": " + what);
    }

    /** The annotation, after the parser has reached the end. */
    VocAnnotation annotation() {
        Optional<ImageSize> size =
                width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
        return new VocAnnotation(file, size, things);
    }
}

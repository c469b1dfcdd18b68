package podium.report.charts.svg;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;

/**
 * A file of charts that {@link Svg#write} wrote. Its charts go into pages as they are, so a file with anything that the
 * charts do not have, such as a script, a link or another style sheet, is refused.
 */
public record SvgFile(Path path) {
    private static final Set<String> ELEMENTS =
            Set.of("svg", "title", "desc", "style", "g", "text", "line", "polyline", "circle", "rect");
    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "role",
            "width",
            "height",
            "viewBox",
            "transform",
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "cx",
            "cy",
            "r",
            "points",
            "text-anchor",
            "stroke-dasharray",
            "fill-opacity");
    private static final String SPACE = "http://www.w3.org/2000/svg";
    private static final String START = "<svg class=\"chart";
    private static final String END = "</svg>\n";

    /**
     * Reads the charts.
     *
     * @throws InputException if the file is not one of charts
     */
    public List<Svg> read() throws IOException {
        String text;
        try {
            text = Files.readString(path);
        } catch (CharacterCodingException e) {
            throw refused("it is not UTF-8", e);
        }
        if (text.contains("<!") || text.contains("<?")) {
            throw refused("it has a declaration, a comment or a CDATA section", null);
        }
        try {
            check(text);
        } catch (XMLStreamException e) {
            throw refused("it is not well-formed XML", e);
        }
        List<Svg> charts = new ArrayList<>();
        for (int from = text.indexOf(START); from >= 0; from = text.indexOf(START, from + 1)) {
            charts.add(new Svg(text.substring(from, text.indexOf(END, from) + END.length()), 0, 0));
        }
        return charts;
    }

    private void check(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                requireKnown(reader);
                if (reader.getLocalName().equals("style")
                        && !reader.getElementText().equals(Svg.STYLE)) {
                    throw refused("its style sheet is another one", null);
                }
            }
        }
    }

    private void requireKnown(XMLStreamReader reader) {
        if (!ELEMENTS.contains(reader.getLocalName())
                || !SPACE.equals(reader.getNamespaceURI())
                || !String.valueOf(reader.getPrefix()).isEmpty()) {
            throw refused("it has the element " + reader.getLocalName(), null);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String space = reader.getAttributeNamespace(i);
            if (!ATTRIBUTES.contains(reader.getAttributeLocalName(i)) || (space != null && !space.isEmpty())) {
                throw refused("it has the attribute " + reader.getAttributeLocalName(i), null);
            }
        }
    }

    private InputException refused(String reason, @Nullable Throwable cause) {
        String message = path + ": not a chart of this version of Podium, since " + reason
                + "; delete it and run the command again, which draws it";
        return cause == null ? new InputException(message) : new InputException(message, cause);
    }
}

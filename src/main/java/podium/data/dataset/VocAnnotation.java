package podium.data.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import podium.core.InputException;
import podium.core.Reason;
import podium.data.image.DataFile;
import podium.data.image.ImageSize;

/**
 * The part of {@code Annotations/<id>.xml} that labels need: the size, if given, and each object's name and
 * difficult flag.
 *
 * <p>A document type is refused before it is read, so no entity is ever expanded or fetched. The parts of an
 * object, such as a person's head, are not objects.
 */
record VocAnnotation(Path file, Optional<ImageSize> size, List<Thing> things) {
    private static final long MAXIMUM_BYTES = 10L << 20;
    private static final String LEXICAL = "http://xml.org/sax/properties/lexical-handler";

    VocAnnotation {
        things = List.copyOf(things);
    }

    /** One annotated object, with the line of its name. */
    record Thing(String name, boolean difficult, int line) {}

    static VocAnnotation read(Path file) throws IOException {
        byte[] bytes = DataFile.bytes(file, "an annotation (XML)", MAXIMUM_BYTES);
        AnnotationHandler handler = new AnnotationHandler(file);
        XMLReader xml = parser(handler);
        try {
            xml.parse(new InputSource(new ByteArrayInputStream(bytes)));
        } catch (InputException e) {
            throw e;
        } catch (SAXException | IOException | RuntimeException e) {
            // The parser also throws unchecked exceptions for invalid bytes.
            throw new InputException(
                    file + ": line " + handler.line() + ": malformed XML (" + Reason.of(e)
                            + "); restore the file from the data set",
                    e);
        }
        return handler.annotation();
    }

    private static XMLReader parser(AnnotationHandler handler) {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            XMLReader xml = factory.newSAXParser().getXMLReader();
            xml.setContentHandler(handler);
            xml.setErrorHandler(handler); // Without a handler, the parser prints to stderr.
            xml.setProperty(LEXICAL, handler);
            return xml;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("this Java has no XML parser", e);
        }
    }

    /** The labels by class name: class c is {@code classes.get(c - 1)}. */
    ImageLabels labels(List<String> classes) {
        BitSet present = new BitSet();
        BitSet difficult = new BitSet();
        for (Thing thing : things) {
            int position = classes.indexOf(thing.name());
            if (position < 0) {
                throw new InputException(file + ": line " + thing.line() + ": an object has the name '" + thing.name()
                        + "', which is not a class; expected one of " + String.join(", ", classes));
            }
            (thing.difficult() ? difficult : present).set(position);
        }
        return ImageLabels.of(present, difficult);
    }
}

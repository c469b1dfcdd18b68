package podium.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static podium.data.dataset.VocTree.CLASSES;
import static podium.data.dataset.VocTree.head;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;
import podium.core.InputException;
import podium.core.mask.PixelRuns;
import podium.data.image.ImageSize;

class VocAnnotationTest {
    /** An annotation with a person with a head, a difficult person and a difficult dog. */
    private static final String ANNOTATION = """
        <?xml version="1.0"?>
        <annotation>
        	<filename>2007_000032.jpg</filename>
        	<!-- a comment -->
        	<object>
        		<name>person</name>
        		<difficult>0</difficult>
        		<part><name>head</name><difficult>1</difficult></part>
        		<bndbox><xmin>1</xmin></bndbox>
        	</object>
        	<object><name> person </name><difficult>1</difficult></object>
        	<object><difficult>1</difficult><name>dog</name></object>
        	<size><width>500</width><height>281</height><depth>3</depth></size>
        	<segmented>1</segmented>
        </annotation>
        """;

    @TempDir
    private Path folder;

    @Test
    void objectsDifficultFlagsAndTheSizeAreRead() throws IOException {
        VocAnnotation annotation = read(ANNOTATION);
        assertThat(annotation.size()).contains(new ImageSize(500, 281));
        assertThat(annotation.things())
                .containsExactly(
                        new VocAnnotation.Thing("person", false, 6),
                        new VocAnnotation.Thing("person", true, 11),
                        new VocAnnotation.Thing("dog", true, 12));
        assertThat(annotation.labels(CLASSES)).isEqualTo(new ImageLabels(PixelRuns.of(2, 3), PixelRuns.of(1, 2)));
    }

    @Test
    void anObjectWithoutADifficultFlagIsNotDifficult() throws IOException {
        String text = "<annotation><object><name>dog</name><difficult>1</difficult></object>"
                + "<object><name>cat</name></object></annotation>";
        assertThat(read(text).labels(CLASSES)).isEqualTo(new ImageLabels(PixelRuns.of(0, 1), PixelRuns.of(1, 2)));
        assertThat(read(text).size()).isEmpty();
        assertThat(read("<annotation/>").labels(CLASSES)).isEqualTo(new ImageLabels(PixelRuns.of(), PixelRuns.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "<difficult/>, false", "<difficult></difficult>, false", "<difficult> \t </difficult>, false",
        "<difficult>0.0</difficult>, false", "<difficult>1.0</difficult>, true", "<difficult>1.</difficult>, true",
        "<difficult><!-- no -->1</difficult>, true", "<difficult><![CDATA[1]]></difficult>, true", "'', false"
    })
    void emptyFlagsAreNotSetAndTrailingZerosAreIgnored(String flag, boolean difficult) throws IOException {
        String text = "<annotation><object><name>dog</name>" + flag + "</object></annotation>";
        assertThat(read(text).things()).containsExactly(new VocAnnotation.Thing("dog", difficult, 1));
    }

    @ParameterizedTest
    @CsvSource({"48.0, 32.000, 48 x 32", "48., 032, 48 x 32", "'', 32, none", "0.0, 32, none"})
    void sizesMayHaveTrailingZerosOrBeMissing(String width, String height, String size) throws IOException {
        String text = "<annotation><size><width>" + width + "</width><height>" + height
                + "</height></size><object><name>dog</name><bndbox><xmin>5.5</xmin><ymin/></bndbox></object></annotation>";
        assertThat(read(text).size().map(Object::toString).orElse("none")).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "GB2312", "Big5"})
    void anyDeclaredEncodingIsRead(String encoding) throws IOException {
        String text = "<?xml version='1.0' encoding='" + encoding + "'?>" + ANNOTATION.substring(22);
        Path file = Files.write(file(), text.getBytes(Charset.forName(encoding)));
        assertThat(VocAnnotation.read(file).things()).hasSize(3);
    }

    /** Without an error handler, the parser prints its findings. */
    @Test
    void bytesOfAnotherEncodingAreOneFaultAndNothingIsPrinted() throws IOException {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            byte[] latin = ANNOTATION.replace("dog", "d\u00E9g").getBytes(StandardCharsets.ISO_8859_1);
            Path file = Files.write(file(), latin);
            assertThat(VocTree.refusal(() -> VocAnnotation.read(file)))
                    .matches(Pattern.quote(file.toString()) + ": line [0-9]+: malformed XML \\(.*\\); restore.*");
            assertThat(refusal("<annotation><object>")).contains("malformed XML");
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE annotation [<!ENTITY a 'aaaa'><!ENT\u0001\u0002 b '&a;'>]><annotation/>",
                "<!DOCTYPE annotation [<!ENTITY % a SYSTEM 'file:///etc/passwd'> %a;]><annotation/>",
                "<!DOCTYPE annotation SYSTEM 'http://127.0.0.1:1/a.dtd'><annotation/>",
                "<!DOCTYPE annotation PUBLIC '-//X' 'a.dtd' [\uFFFE]><annotation/>",
                "<!DOCTYPE annotation [<!ELEMENT annotation (a"
            })
    void documentTypesAreRefusedBeforeTheyAreRead(String text) throws IOException {
        assertThat(refusal("<?xml version='1.0'?>" + text))
                .isEqualTo(file() + ": line 1: the file has a document type; expected an annotation without one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!DOCTYPE", "<!DOCTYPE [<!ENT\u0001>]><annotation/>", "<annotation><!DOCTYPE a []></annotation>"
            })
    void aDocumentTypeWithoutANameIsMalformed(String text) throws IOException {
        assertThat(refusal(text)).startsWith(file() + ": line 1: malformed XML (");
    }

    @Test
    @Timeout(20)
    void deepNestingAndAHugeFileAreRefused() throws IOException {
        assertThat(refusal("<annotation>" + "<a>".repeat(3_000_000)))
                .isEqualTo(file() + ": line 1: elements are nested more than 30 deep; expected an annotation");
        assertThat(refusal("<annotation>" + "<a>".repeat(30)))
                .isEqualTo(file() + ": line 1: elements are nested more than 30 deep; expected an annotation");
        assertThat(refusal("<annotation>" + " ".repeat(11 << 20) + "</annotation>"))
                .isEqualTo(file() + ": the file has " + ((11 << 20) + 25) + " bytes; expected an annotation"
                        + " (XML) of at most "
                        + (10 << 20) + " bytes");
        assertThat(refusal("<annotation " + "a='b' ".repeat(1_000_000) + "/>")).contains("malformed XML (");
    }

    @Test
    void anUnknownClassIsReportedWithItsLine() throws IOException {
        VocAnnotation annotation = read(ANNOTATION.replace("dog", "wolf"));
        assertThat(VocTree.refusal(() -> annotation.labels(CLASSES)))
                .isEqualTo(annotation.file() + ": line 12: an object has the name 'wolf', which is not a class;"
                        + " expected one"
                        + " of cat, dog, person");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<segmented>1</segmented>     | <segmented>1            | line 15: malformed XML (",
                "<annotation>                 | <annotations>           | line 2: the file begins with"
                        + " <annotations>; expected",
                "<name>dog</name>             | <pose/>                 | line 12: an object has no name; expected",
                "<difficult>0                 | <difficult>no           | line 7: <difficult> is 'no'; expected 0 or 1",
                "<width>500                   | <width>1e3              | line 13: the size is '1e3'; expected a whole",
                "<name>dog</name>             | <name><b>dog</b></name> | line 12: <name> contains the element"
                        + " <b>; expected",
                "<difficult>0                 | <difficult>2.0          | line 7: <difficult> is '2.0'; expected 0 or 1",
                "<width>500                   | <width>48.5             | line 13: the size is '48.5'; expected"
                        + " a whole",
                "<width>500                   | <width>-48              | line 13: the size is '-48'; expected a whole",
                "<width>500                   | <width>9999999999       | line 13: the size is '9999999999'; expected",
                "<name>dog                    | <name>&lt;&undefined;   | line 12: malformed XML ("
            })
    void faultsAreReportedWithTheirLine(String found, String replacement, String message) throws IOException {
        assertThat(refusal(ANNOTATION.replace(found, replacement))).startsWith(file() + ": " + message);
    }

    @Test
    void entitiesNeverReadFiles() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "person");
        String entity = ANNOTATION
                .replace(
                        "<annotation>",
                        "<!DOCTYPE annotation [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<annotation>")
                .replace("<name>dog</name>", "<name>&x;</name>");
        assertThat(refusal(entity))
                .isEqualTo(file() + ": line 2: the file has a document type; expected an annotation without one");
        Path types = Files.writeString(folder.resolve("types.dtd"), "<!ENTITY x 'person'>");
        String external = ANNOTATION
                .replace("<annotation>", "<!DOCTYPE annotation SYSTEM \"" + types.toUri() + "\">\n<annotation>")
                .replace("<name>dog</name>", "<name>&x;</name>");
        assertThat(refusal(external)).contains("document type");
    }

    @Test
    @Timeout(10)
    void entitiesAreNeverExpanded() throws IOException {
        StringBuilder types = new StringBuilder("<!DOCTYPE annotation [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 30; i++) {
            types.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        assertThat(refusal(types + "]><annotation><object><name>&l29;</name></object></annotation>"))
                .contains("document type");
    }

    @Test
    void truncatedFilesAreRefusedAtEveryLength() throws IOException {
        byte[] whole = ANNOTATION.strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(file(), head(whole, length));
            assertThat(VocTree.refusal(() -> VocAnnotation.read(file))).contains(": malformed XML (");
        }
    }

    @Test
    void aDamagedFileIsReadOrRefused() throws IOException {
        byte[] whole = ANNOTATION.getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(6);
        int refused = 0;
        long start = System.nanoTime();
        for (int i = 0; i < Thorough.count(1000, 50_000); i++) {
            byte[] damaged = whole.clone();
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                int at = random.nextInt(damaged.length);
                damaged[at] = random.nextBoolean() ? (byte) random.nextInt(256) : damaged[random.nextInt(whole.length)];
            }
            try {
                VocAnnotation.read(Files.write(file(), damaged)).labels(CLASSES);
            } catch (InputException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
    }

    private Path file() {
        return folder.resolve("2007_000032.xml");
    }

    private VocAnnotation read(String text) throws IOException {
        return VocAnnotation.read(Files.writeString(file(), text));
    }

    private String refusal(String text) throws IOException {
        return VocTree.refusal(() -> read(text));
    }
}

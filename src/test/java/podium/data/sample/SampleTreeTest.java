package podium.data.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import podium.Thorough;
import podium.core.Progress;
import podium.data.maps.VocPalette;

/** Reads the generated folder from its files alone. */
class SampleTreeTest {
    private static final int TRAIN = Thorough.count(120, 600);
    private static final int TEST = Thorough.count(40, 200);
    private static final List<String> CLASSES =
            Arrays.stream(SampleClass.values()).map(SampleClass::voc).toList();

    @TempDir
    private static Path folder;

    private static Path root;
    private static List<String> ids;

    private record Thing(String name, boolean difficult, boolean truncated, Rectangle box) {}

    @BeforeAll
    static void generate() throws IOException {
        root = folder.resolve("sample");
        SampleGenerator.generate(root, TRAIN, TEST, 2009, 2, Progress.NONE);
        ids = Files.readAllLines(root.resolve("ImageSets/Segmentation/trainval.txt"));
    }

    @Test
    void listsSplitTheImages() throws IOException {
        for (String lists : List.of("Segmentation", "Main")) {
            List<String> train = Files.readAllLines(root.resolve("ImageSets/" + lists + "/train.txt"));
            List<String> val = Files.readAllLines(root.resolve("ImageSets/" + lists + "/val.txt"));
            assertThat(train).hasSize(TRAIN);
            assertThat(val).hasSize(TEST).doesNotContainAnyElementsOf(train);
            List<String> both = new ArrayList<>(train);
            both.addAll(val);
            assertThat(Files.readAllLines(root.resolve("ImageSets/" + lists + "/trainval.txt")))
                    .isEqualTo(both)
                    .isEqualTo(ids);
        }
    }

    @Test
    void masksHaveLegalLabelsAndTheSizeOfTheImage() throws Exception {
        for (String id : ids) {
            BufferedImage picture =
                    ImageIO.read(root.resolve("JPEGImages/" + id + ".jpg").toFile());
            BufferedImage mask = mask(id);
            Element size = (Element) annotation(id).getElementsByTagName("size").item(0);
            assertThat(List.of(mask.getWidth(), mask.getHeight()))
                    .isEqualTo(List.of(picture.getWidth(), picture.getHeight()))
                    .isEqualTo(List.of(number(size, "width"), number(size, "height")));
            assertThat(picture.getRaster().getNumBands()).isEqualTo(3).isEqualTo(number(size, "depth"));
            assertThat(mask.getColorModel()).isEqualTo(VocPalette.colorModel()).isInstanceOf(IndexColorModel.class);
            assertThat(labels(mask)).allMatch(label -> label <= 20 || label == 255);
        }
    }

    @Test
    void anyTwoLabelsAreSeparatedByVoid() throws IOException {
        for (String id : ids) {
            BufferedImage mask = mask(id);
            assertThat(labels(mask)).contains(255);
            for (int y = 0; y + 1 < mask.getHeight(); y++) {
                for (int x = 0; x + 1 < mask.getWidth(); x++) {
                    int label = label(mask, x, y);
                    int right = label(mask, x + 1, y);
                    int below = label(mask, x, y + 1);
                    assertThat(label == right || label == 255 || right == 255).isTrue();
                    assertThat(label == below || label == 255 || below == 255).isTrue();
                }
            }
        }
    }

    @Test
    void annotationsAndMasksNameTheSameClasses() throws Exception {
        for (String id : ids) {
            Set<String> annotated = new TreeSet<>();
            things(id).forEach(thing -> annotated.add(thing.name));
            Set<String> painted = new TreeSet<>();
            for (int label : labels(mask(id))) {
                if (label >= 1 && label <= 20) {
                    painted.add(CLASSES.get(label - 1));
                }
            }
            assertThat(annotated).as(id).isNotEmpty().isEqualTo(painted);
        }
    }

    @Test
    void boxesContainTheirPixels() throws Exception {
        for (String id : ids) {
            BufferedImage mask = mask(id);
            List<Thing> things = things(id);
            Rectangle frame = new Rectangle(1, 1, mask.getWidth(), mask.getHeight());
            assertThat(things).as(id).allMatch(thing -> frame.contains(thing.box));
            for (int y = 0; y < mask.getHeight(); y++) {
                for (int x = 0; x < mask.getWidth(); x++) {
                    int label = label(mask, x, y);
                    if (label >= 1 && label <= 20 && !held(things, CLASSES.get(label - 1), x + 1, y + 1)) {
                        throw new AssertionError(id + ": no box of its class around " + x + "," + y);
                    }
                }
            }
        }
    }

    @Test
    void someObjectsAreDifficultAndSomeAreTruncated() throws Exception {
        List<Thing> all = new ArrayList<>();
        for (String id : ids) {
            all.addAll(things(id));
        }
        double difficult = all.stream().filter(Thing::difficult).count() / (double) all.size();
        double truncated = all.stream().filter(Thing::truncated).count() / (double) all.size();
        assertThat(difficult).isBetween(0.02, 0.16);
        assertThat(truncated).isBetween(0.05, 0.6);
        assertThat(all.size() / (double) ids.size()).isBetween(1.5, 2.5);
    }

    @Test
    void mainListsAgreeWithTheAnnotations() throws Exception {
        List<List<Thing>> annotated = new ArrayList<>();
        for (String id : ids) {
            annotated.add(things(id));
        }
        for (String name : CLASSES) {
            List<String> lines = Files.readAllLines(root.resolve("ImageSets/Main/" + name + "_trainval.txt"));
            assertThat(lines).hasSameSizeAs(ids);
            for (int i = 0; i < lines.size(); i++) {
                List<Thing> present = annotated.get(i).stream()
                        .filter(thing -> thing.name.equals(name))
                        .toList();
                String entry = present.isEmpty() ? "-1" : present.stream().allMatch(Thing::difficult) ? " 0" : " 1";
                assertThat(lines.get(i)).isEqualTo(ids.get(i) + " " + entry);
            }
        }
    }

    private static boolean held(List<Thing> things, String name, int x, int y) {
        return things.stream().anyMatch(thing -> thing.name.equals(name) && thing.box.contains(x, y));
    }

    private static BufferedImage mask(String id) throws IOException {
        return ImageIO.read(root.resolve("SegmentationClass/" + id + ".png").toFile());
    }

    private static int label(BufferedImage mask, int x, int y) {
        return mask.getRaster().getSample(x, y, 0);
    }

    private static Set<Integer> labels(BufferedImage mask) {
        Set<Integer> labels = new TreeSet<>();
        for (int label : mask.getRaster().getSamples(0, 0, mask.getWidth(), mask.getHeight(), 0, (int[]) null)) {
            labels.add(label);
        }
        return labels;
    }

    private static Document annotation(String id) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(root.resolve("Annotations/" + id + ".xml").toFile());
    }

    private static List<Thing> things(String id) throws Exception {
        List<Thing> things = new ArrayList<>();
        Document annotation = annotation(id);
        assertThat(text(annotation.getDocumentElement(), "filename")).isEqualTo(id + ".jpg");
        for (int i = 0; i < annotation.getElementsByTagName("object").getLength(); i++) {
            Element object = (Element) annotation.getElementsByTagName("object").item(i);
            int x = number(object, "xmin");
            int y = number(object, "ymin");
            Rectangle box = new Rectangle(x, y, number(object, "xmax") - x + 1, number(object, "ymax") - y + 1);
            boolean difficult = number(object, "difficult") == 1;
            things.add(new Thing(text(object, "name"), difficult, number(object, "truncated") == 1, box));
        }
        return things;
    }

    private static int number(Element parent, String tag) {
        return Integer.parseInt(text(parent, tag));
    }

    private static String text(Element parent, String tag) {
        return parent.getElementsByTagName(tag).item(0).getTextContent();
    }
}

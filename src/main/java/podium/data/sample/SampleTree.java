package podium.data.sample;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import podium.data.image.PictureEncoder;
import podium.data.maps.MaskPng;

/** Writes pictures in VOC's folder layout: JPEGImages, SegmentationClass, Annotations and ImageSets. */
final class SampleTree {
    private static final float JPEG_QUALITY = 0.9f;

    private final Path root;

    SampleTree(Path root) throws IOException {
        this.root = root;
        for (String folder :
                List.of("JPEGImages", "SegmentationClass", "Annotations", "ImageSets/Segmentation", "ImageSets/Main")) {
            Files.createDirectories(root.resolve(folder));
        }
    }

    /** Writes the three files of one picture. */
    void writePicture(String id, SampleScene scene, BufferedImage picture) throws IOException {
        Files.write(root.resolve("JPEGImages").resolve(id + ".jpg"), PictureEncoder.jpeg(picture, JPEG_QUALITY));
        try (OutputStream mask =
                Files.newOutputStream(root.resolve("SegmentationClass").resolve(id + ".png"))) {
            MaskPng.write(scene.mask().labelMap(), mask);
        }
        Files.writeString(root.resolve("Annotations").resolve(id + ".xml"), annotation(id, scene));
    }

    /** Writes the lists of one split ({@code train}, {@code val} or {@code trainval}). */
    void writeLists(String split, List<SamplePicture> pictures) throws IOException {
        String ids = lines(pictures, SamplePicture::id);
        Files.writeString(root.resolve("ImageSets/Segmentation").resolve(split + ".txt"), ids);
        Path main = root.resolve("ImageSets/Main");
        Files.writeString(main.resolve(split + ".txt"), ids);
        for (SampleClass kind : SampleClass.values()) {
            String list = lines(
                    pictures, picture -> String.format(Locale.ROOT, "%s %2d", picture.id(), picture.presence(kind)));
            Files.writeString(main.resolve(kind.voc() + "_" + split + ".txt"), list);
        }
    }

    private static String lines(List<SamplePicture> pictures, Function<SamplePicture, String> line) {
        StringBuilder text = new StringBuilder();
        pictures.forEach(picture -> text.append(line.apply(picture)).append('\n'));
        return text.toString();
    }

    private static String annotation(String id, SampleScene scene) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, """
            <annotation>
            	<folder>VOC2009</folder>
            	<filename>%s.jpg</filename>
            	<source>
            		<database>Podium sample</database>
            	</source>
            	<size>
            		<width>%d</width>
            		<height>%d</height>
            		<depth>3</depth>
            	</size>
            	<segmented>1</segmented>
            """, id, scene.width(), scene.height()));
        for (SampleScene.Annotation object : scene.annotations()) {
            Rectangle box = object.box();
            text.append(String.format(
                    Locale.ROOT,
                    """
                	<object>
                		<name>%s</name>
                		<pose>Unspecified</pose>
                		<truncated>%d</truncated>
                		<difficult>%d</difficult>
                		<bndbox>
                			<xmin>%d</xmin>
                			<ymin>%d</ymin>
                			<xmax>%d</xmax>
                			<ymax>%d</ymax>
                		</bndbox>
                	</object>
                """,
                    object.kind().voc(),
                    object.truncated() ? 1 : 0,
                    object.difficult() ? 1 : 0,
                    box.x + 1,
                    box.y + 1,
                    box.x + box.width,
                    box.y + box.height));
        }
        return text.append("</annotation>\n").toString();
    }
}

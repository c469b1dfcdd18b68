package podium.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.data.dataset.Wanted;
import podium.data.kind.VocDevkit;

/** VOC annotations, from which labels are read. */
final class AnnotationFiles extends TextFile {
    private static final List<byte[]> SOUND = List.of("""
            <annotation>
            	<folder>VOC2009</folder>
            	<filename>2009_000001.jpg</filename>
            	<source><database>The VOC2009 Database</database><image>flickr</image></source>
            	<size>
            		<width>500</width>
            		<height>375</height>
            		<depth>3</depth>
            	</size>
            	<segmented>1</segmented>
            	<object>
            		<name>cat</name>
            		<pose>Left</pose>
            		<truncated>0</truncated>
            		<difficult>0</difficult>
            		<bndbox><xmin>12</xmin><ymin>33</ymin><xmax>100</xmax><ymax>200</ymax></bndbox>
            		<part><name>head</name><bndbox><xmin>1</xmin></bndbox></part>
            	</object>
            	<object>
            		<name>dog</name>
            		<difficult>1</difficult>
            	</object>
            </annotation>
            """.getBytes(UTF_8), """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- by a tool -->
            <annotation verified="yes"><size><width>48.0</width><height>32</height></size>
            <object><name>cow &amp; calf</name><difficult/></object><object><name>cow</name></object>
            </annotation>
            """.getBytes(UTF_8));

    private final ImageSet images;

    AnnotationFiles(Path folder) throws IOException {
        super(folder.resolve("Annotations/a.xml"), SOUND);
        for (String name : new String[] {"Annotations", "JPEGImages", "ImageSets/Segmentation"}) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.write(folder.resolve("JPEGImages/a.jpg"), new byte[0]);
        Files.writeString(folder.resolve("ImageSets/Segmentation/train.txt"), "a\n");
        images = new VocDevkit()
                .open(
                        folder,
                        "train",
                        List.of("cat", "dog", "cow", "cow & calf"),
                        new Wanted(LabelSource.ANNOTATIONS, false));
    }

    @Override
    Format.Use read() throws IOException {
        images.labels("a");
        return Format.Use.NONE;
    }
}

package podium.report.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.mask.PixelRuns;
import podium.data.dataset.DatasetDescription;
import podium.data.dataset.DatasetDescription.ClassCount;
import podium.data.dataset.DatasetDescription.Extent;
import podium.data.dataset.DatasetDescription.SizeCount;
import podium.data.image.ImageSize;

class DescriptionReportTest {
    private static final DatasetDescription TRAIN = new DatasetDescription(
            4,
            List.of(new ClassCount("cat", 3, 1, 3, 2500), new ClassCount("dog", 1, 0, 1, 500)),
            List.of(1, 2, 1),
            7000,
            1000,
            new Extent(40, 50, 50),
            new Extent(30, 40, 50),
            List.of(new SizeCount(new ImageSize(50, 40), 3), new SizeCount(new ImageSize(90, 30), 1)));

    private static final DatasetDescription TEST = new DatasetDescription(
            2,
            List.of(),
            List.of(),
            0,
            0,
            new Extent(50, 50, 50),
            new Extent(40, 40, 40),
            List.of(new SizeCount(new ImageSize(50, 40), 2)));

    private static DescriptionReport report() {
        Map<String, DatasetDescription> lists = new LinkedHashMap<>();
        lists.put("train", TRAIN);
        lists.put("test", TEST);
        Map<String, SplitCounts.Split> splits = new LinkedHashMap<>();
        List<PixelRuns> train = List.of(PixelRuns.of(0, 1), PixelRuns.of(0, 2), PixelRuns.EMPTY);
        splits.put("train", SplitCounts.Split.of(train, 2));
        splits.put("valid", SplitCounts.Split.of(List.of(PixelRuns.of(0, 1)), 2));
        splits.put("test", new SplitCounts.Split(2000, List.of()));
        return new DescriptionReport("pets", new SplitCounts(List.of("cat", "dog"), splits), lists);
    }

    @Test
    void aListIsATableWithSummaryLines() {
        assertThat(report().text()).isEqualTo("""
            pets, images by class and split:

            class     train  valid   test    all
            --------  -----  -----  -----  -----
            cat           2      1      -      3
            dog           1      0      -      1
            (images)      3      1  2,000  2,004

            pets, list 'train': 4 images, 1.00 labels per image

            class  images  of images  difficult only  in masks  pixels  of pixels
            -----  ------  ---------  --------------  --------  ------  ---------
            cat         3      75.0%               1         3   2,500      25.0%
            dog         1      25.0%               0         1     500       5.0%

            labels per image: 0 in 1 images, 1 in 2 images, 2 in 1 images
            background: 63.6% of all pixels, void: 9.1%
            width: 40 to 50, median 50; height: 30 to 50, median 40
            sizes: 50 x 40 in 3, 90 x 30 in 1

            pets, list 'test': 2 images

            width: 50 to 50, median 50; height: 40 to 40, median 40
            sizes: 50 x 40 in 2

            """);
    }

    @Test
    void thePictureHasFourCharts(@TempDir Path folder) throws IOException {
        Path png = folder.resolve("description.png");
        Assumptions.assumeTrue(report().writePicture(png), "skipped: this Java finds no fonts");
        BufferedImage picture = ImageIO.read(png.toFile());
        assertThat(picture.getWidth()).isEqualTo(1800);
        assertThat(picture.getHeight()).isEqualTo(840);
        for (int chart = 0; chart < 4; chart++) {
            assertThat(colours(picture, chart % 2 * 900, chart / 2 * 420))
                    .as("colours of chart %d", chart)
                    .isGreaterThan(20);
        }
    }

    private static long colours(BufferedImage picture, int left, int top) {
        return Arrays.stream(picture.getRGB(left, top, 900, 420, null, 0, 900))
                .distinct()
                .count();
    }
}

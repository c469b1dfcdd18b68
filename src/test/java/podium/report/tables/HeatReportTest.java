package podium.report.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.core.mask.LabelMap;
import podium.core.metric.Interval;
import podium.core.metric.PairedDifference;
import podium.data.image.RgbImage;
import podium.lab.explain.HeadCheck;
import podium.lab.explain.HeatMap;
import podium.lab.explain.Occlusion;

class HeatReportTest {
    @TempDir
    private Path folder;

    private static HeatReport report(@Nullable HeatShare share, @Nullable HeadCheck check) {
        return new HeatReport(4, List.of(), 4, 0, Optional.ofNullable(share), Optional.ofNullable(check));
    }

    private static HeadCheck check(double first, double second) {
        return new HeadCheck(
                1,
                1,
                0,
                List.of(
                        new HeadCheck.Head(1, 0, List.of(first)),
                        new HeadCheck.Head(2, Double.isNaN(second) ? 1 : 0, List.of(second))));
    }

    private static HeatShare share(int images, double on, double low, double high) {
        return new HeatShare(3, images, on, 0.2, new PairedDifference(on - 0.2, new Interval(low, high)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -0.10 | 0.30 | The maps change with a random head (mean rank correlation 0.10 over 2 random heads, -0.10 to 0.30), as they should.
            0.45 | 0.75 | It is unclear whether the maps depend on the head (mean rank correlation 0.60 over 2 random heads, 0.45 to 0.75): compare them with the maps of --occlusion.
            0.90 | 1.00 | The maps hardly depend on the head (mean rank correlation 0.95 over 2 random heads, 0.90 to 1.00): do not trust them.
            0.12 | NaN | The maps change with a random head (mean rank correlation 0.12 over 1 random head, 0.12 to 0.12), as they should.
            NaN | NaN | It could not be checked whether the maps depend on the head: no map of the network could be compared with a map of a random head.
            """)
    void theSentenceOnRandomHeadsFollowsTheMean(double first, double second, String sentence) {
        assertThat(report(null, check(first, second)).text().lines()).contains(sentence);
    }

    @Test
    void pairsThatAreNotCountedAreReported() {
        assertThat(report(null, check(0.1, 0.2)).text())
                .contains("Checked on 1 map of 1 image with 2 random heads: all 2 pairs of maps could be compared.");
        assertThat(report(null, check(0.1, Double.NaN)).text())
                .contains(
                        "1 of 2 pairs of maps are not counted, since one of the two maps is constant (zero everywhere:"
                                + " 0 of the network's 1 maps, 1 of the random heads' 2 maps).");
        assertThat(report(null, null).text()).doesNotContain("head", "Checked");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 | 0.5 | 0.1 | 0.4 | 50.0% of the heat lies on pixels of the class, which cover 20.0% of the images: more than with a uniform map
            5 | 0.1 | -0.2 | -0.05 | 10.0% of the heat lies on pixels of the class, which cover 20.0% of the images: less than with a uniform map
            5 | 0.3 | 0 | 0.2 | 30.0% of the heat lies on pixels of the class, which cover 20.0% of the images: not distinguishable from a uniform map
            1 | 0.9 | NaN | NaN | 90.0% of the heat lies on pixels of the class, which cover 20.0% of the images: one image is too few to compare this with a uniform map
            """)
    void theSentenceOnHeatFollowsTheInterval(int images, double on, double low, double high, String sentence) {
        assertThat(report(share(images, on, low, high), null).text()).contains(sentence);
    }

    @Test
    void imagesWithoutPredictedClassesAreNamed() {
        assertThat(report(null, null).text()).isEqualTo("4 maps of 4 images\n");
        assertThat(new HeatReport(1, List.of("dog"), 0, 0, Optional.empty(), Optional.empty()).text())
                .isEqualTo("""
                        0 maps of 1 image
                        The network predicts no class for 1 image (dog), so there is nothing to explain in it. Use --class NAME to draw maps for a class anyway.
                        """);
        assertThat(new HeatReport(9, List.of("a", "b", "c", "d"), 5, 2, Optional.empty(), Optional.empty()).text())
                .contains(
                        "The network predicts no class for 4 of 9 images (a, b, c, ...), so there is nothing to explain in them")
                .contains("2 of 5 maps are zero everywhere: no pixel supports the class. No figure below counts them.");
    }

    @Test
    void figuresAreKeptInFullPrecision() throws IOException {
        Path json = folder.resolve("figures.json");
        report(share(5, 0.5, 0.1, 0.4), check(0.1, Double.NaN)).write(json);
        JsonNode node = new ObjectMapper().readTree(json.toFile());
        assertThat(node.at("/randomHeads/meanRankCorrelation").doubleValue()).isEqualTo(0.1);
        assertThat(node.at("/randomHeads/verdict").textValue()).isEqualTo("changes");
        assertThat(node.at("/randomHeads/heads/1/meanRankCorrelation").isNull()).isTrue();
        assertThat(node.at("/heatOnClass/interval/1").doubleValue()).isEqualTo(0.4);
        report(null, null).write(json);
        assertThat(new ObjectMapper().readTree(json.toFile()).at("/randomHeads").isNull())
                .isTrue();
    }

    /** The class covers the left half. One map has all heat there; another has no heat and does not count. */
    @Test
    void mapsWithoutHeatDoNotLowerTheShare() throws IOException {
        RgbImage image = RgbImage.of(4, 4, new byte[48]);
        List<HeatMap> maps = new Occlusion(2, 1).maps(image, 2, seen ->
                new double[] {(seen.rgb()[0] & 0xff) > 0 || (seen.rgb()[3 * 12] & 0xff) > 0 ? 0 : 1, 0.5});
        LabelMap left = LabelMap.of(4, 4, new byte[] {1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0});
        HeatTable table = new HeatTable();
        table.add("a", "cat", 0.5, maps.get(0), Optional.of(new HeatTable.Pixels(left, 1)));
        double alone = table.share().orElseThrow().onClass();
        assertThat(alone).isGreaterThan(0.7);
        table.add("b", "cat", 0.5, maps.get(1), Optional.of(new HeatTable.Pixels(left, 1)));
        table.add("c", "cat", 0.5, maps.get(0), Optional.of(new HeatTable.Pixels(left, 2)));
        HeatShare share = table.share().orElseThrow();
        assertThat(share.onClass()).isCloseTo(alone, within(1e-12));
        assertThat(share.maps()).isEqualTo(1);
        assertThat(table.allZero()).isEqualTo(1);
        assertThat(table.size()).isEqualTo(3);
        Path csv = folder.resolve("explain.csv");
        table.write(csv, Collections.nCopies(3, Double.NaN));
        assertThat(csv).content().contains("b,cat,0.5,true,,,\n");
    }
}

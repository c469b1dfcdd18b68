package podium.report.charts.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.BasicStroke;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import podium.core.InputException;

/** Tests charts as SVG: whole texts, well-formed XML, and names that try to break out of it. */
class SvgChartsTest {
    private static final List<String> HOSTILE = List.of(
            "</text><script>alert(1)</script>",
            "\" onload=\"alert(1)",
            "]]><!--",
            "&lt;b&gt; & \u202Eevil\u0000\u0007",
            "a very long name of a run that does not fit into the room that a telephone has for it",
            "\uD83D\uDC31 \u732B \u0645\u0631\u062D\u0628\u0627");

    @TempDir
    private Path folder;

    private static XYChart lines(String title, List<String> names) {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(400)
                .title(title)
                .xAxisTitle("epoch")
                .yAxisTitle("accuracy")
                .build();
        chart.getStyler()
                .setXAxisDecimalPattern("0")
                .setXAxisMin(0.0)
                .setYAxisMin(0.0)
                .setYAxisMax(1.0);
        for (int i = 0; i < names.size(); i++) {
            chart.addSeries(names.get(i), new double[] {1, 2, 3}, new double[] {0.2, 0.5 + i / 10.0, Double.NaN})
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setLineColor(Ink.SERIES.get(i % 8).colour())
                    .setLineStyle(i % 2 == 0 ? new BasicStroke(2) : new BasicStroke(2, 1, 1, 1, new float[] {7, 9}, 0));
        }
        return chart;
    }

    private static CategoryChart bars(String title, List<String> names, boolean stacked) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(900)
                .height(400)
                .title(title)
                .yAxisTitle("images")
                .build();
        chart.getStyler().setStacked(stacked).setLegendVisible(true);
        chart.addSeries(
                "train", names, names.stream().map(name -> 10 * name.length()).toList());
        chart.addSeries("valid", names, names.stream().map(String::length).toList());
        return chart;
    }

    private static Svg matrix(String title, List<String> labels) {
        return new MatrixChart(title, "rows: true class", labels).svg(new MatrixChart.Cells() {
            @Override
            public double share(int actual, int predicted) {
                return actual == 1 ? Double.NaN : actual == predicted ? 0.75 : 0.25 / (labels.size() - 1);
            }

            @Override
            public String text(int actual, int predicted) {
                return actual == 1 ? "" : Integer.toString(actual + predicted);
            }
        });
    }

    /** Compares a chart with its recorded text, which -Dpodium.golden=true writes again. */
    private static void requireGolden(String name, Svg svg) throws IOException {
        if (Boolean.getBoolean("podium.golden")) {
            Files.writeString(Path.of("src/test/resources/podium/report/charts/svg", name), plain(svg));
        } else {
            assertThat(plain(svg)).isEqualTo(golden(name));
        }
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = SvgChartsTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The text without the style sheet, which is the same in all charts. */
    private static String plain(Svg svg) {
        return svg.text().replace(Svg.STYLE, "");
    }

    private static Document parsed(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    @Test
    void aChartOfLinesIsThisText() throws IOException {
        requireGolden(
                "lines.svg",
                LinesChart.of(
                        lines("Two <runs>", List.of("first & best", "second")),
                        List.of(new LinesChart.Note("head", 1.5))));
    }

    @Test
    void aStackedBarChartIsThisText() throws IOException {
        requireGolden("bars.svg", BarsChart.of(bars("Images", List.of("cat", "a \"dog\""), true)));
    }

    @Test
    void aMatrixIsThisText() throws IOException {
        requireGolden("matrix.svg", matrix("Confusion", List.of("cat", "dog", "owl")));
    }

    private static List<Svg> hostile() {
        return List.of(
                LinesChart.of(lines(HOSTILE.get(0), HOSTILE), List.of(new LinesChart.Note(HOSTILE.get(1), 2))),
                BarsChart.of(bars(HOSTILE.get(1), HOSTILE, false)),
                BarsChart.of(bars(HOSTILE.get(3), HOSTILE, true)),
                matrix(HOSTILE.get(2), HOSTILE));
    }

    @Test
    void hostileNamesStayText() throws Exception {
        for (Svg svg : hostile()) {
            assertThat(svg.text()).doesNotContain("<script", "onload=\"", "<!--", "\u202E", "\u0000", "\u0007");
            Document document = parsed(svg.text());
            NodeList all = document.getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                assertThat(all.item(i).getNodeName())
                        .isIn("svg", "title", "desc", "style", "g", "text", "line", "polyline", "circle", "rect");
            }
        }
    }

    @Test
    void everyChartHasATitleADescriptionAndTheRoleOfAnImage() throws Exception {
        for (Svg svg : hostile()) {
            Element root = parsed(svg.text()).getDocumentElement();
            assertThat(root.getAttribute("role")).isEqualTo("img");
            assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                    .isNotBlank();
            assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
            assertThat(svg.text()).doesNotContain("#2F6DB5", "fill=\"", "style=\"", "NaN");
        }
    }

    /** Nothing lies outside of the chart, and text ends before its edge by the estimate of its width. */
    @Test
    void everyTextBeginsAndEndsWithinTheChart() throws Exception {
        for (Svg svg : hostile()) {
            NodeList texts = parsed(svg.text()).getElementsByTagName("text");
            for (int i = 0; i < texts.getLength(); i++) {
                Element text = (Element) texts.item(i);
                if (text.hasAttribute("x")) {
                    double x = Double.parseDouble(text.getAttribute("x"));
                    double y = Double.parseDouble(text.getAttribute("y"));
                    double width = Letters.width(text.getFirstChild().getNodeValue());
                    String anchor = text.getAttribute("text-anchor");
                    double left = anchor.equals("end") ? x - width : anchor.equals("middle") ? x - width / 2 : x;
                    assertThat(left).as(text.getTextContent()).isGreaterThanOrEqualTo(-1);
                    assertThat(left + width).as(text.getTextContent()).isLessThanOrEqualTo(svg.width() + 1);
                    assertThat(y).isBetween(10.0, (double) svg.height());
                }
            }
        }
    }

    @Test
    void aFileOfChartsIsReadAsTheSameCharts() throws Exception {
        List<Svg> charts = hostile();
        Path file = folder.resolve("charts.svg");
        Svg.write(file, charts, 2);
        assertThat(new SvgFile(file).read())
                .extracting(Svg::text)
                .isEqualTo(charts.stream().map(Svg::text).toList());
        assertThat(parsed(Files.readString(file)).getDocumentElement().getAttribute("viewBox"))
                .startsWith("0 0 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><style>* { display: none }</style></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><title><![CDATA[<b>]]></title></svg>",
                "<!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg'></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><a href='x'></a></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>",
                "<html xmlns='http://www.w3.org/1999/xhtml'></html>",
                "not XML"
            })
    void aFileWithAnythingElseIsRefused(String text) throws IOException {
        Path file = folder.resolve("other.svg");
        Files.writeString(file, text);
        assertThatThrownBy(() -> new SvgFile(file).read())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("other.svg: not a chart of this version of Podium");
    }

    @Test
    void ticksAreRoundNumbersWithinTheAxis() {
        assertThat(Ticks.of(0, 1, 5, false).values()).containsExactly(0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0);
        assertThat(Ticks.of(0, 3.5, 6, true).values()).containsExactly(0.0, 1.0, 2.0, 3.0);
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 500; trial++) {
            double low = random.nextDouble(-100, 100);
            double high = low + Math.pow(10, random.nextDouble(-4, 5));
            int most = 3 + random.nextInt(5);
            Ticks ticks = Ticks.of(low, high, most, false);
            assertThat(ticks.values()).as(low + " to " + high).hasSizeBetween(1, most + 1);
            assertThat(ticks.values())
                    .allSatisfy(value ->
                            assertThat(value).isBetween(low - 1e-6 * (high - low), high + 1e-6 * (high - low)));
            List<String> texts =
                    new ArrayList<>(ticks.values().stream().map(ticks::text).toList());
            assertThat(texts).doesNotHaveDuplicates();
        }
    }

    @Test
    void aNameThatDoesNotFitLosesItsMiddleAndIsWholeInItsTitle() {
        String text = BarsChart.of(bars("t", Arrays.asList("short", HOSTILE.get(4)), false))
                .text();
        assertThat(text).contains("...").contains("<title>" + HOSTILE.get(4) + "</title>");
        assertThat(Letters.lines("one two three four", Letters.width("one two t")))
                .containsExactly("one two", "three", "four");
        assertThat(Letters.fitting("abcdefghij", 1000)).isEqualTo("abcdefghij");
        assertThat(Letters.fitting("abcdefghijklmnop", Letters.width("abcdefghij")))
                .isEqualTo("abcd...nop");
    }
}

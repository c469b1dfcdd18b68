package podium.report.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.report.charts.svg.MatrixChart;
import podium.report.charts.svg.Svg;

class ReportPageTest {
    @TempDir
    private Path folder;

    @Test
    void aPageContainsTextTablesAndPictures() throws IOException {
        Path png = folder.resolve("dot.png");
        ImageIO.write(new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB), "png", png.toFile());
        String html = new ReportPage("A <b> & c")
                .section("One")
                .text("5 < 6")
                .table(List.of("name", "value"), List.of(List.of("x\"y", "+0.5"), List.of("z", "-")))
                .section("Two")
                .picture(png, "a \"dot\"")
                .picture(folder.resolve("none.png"), "nothing")
                .html();
        assertThat(html.substring(html.indexOf("<main>"), html.indexOf("src=\"data:")))
                .isEqualTo("""
                <main>
                <h1>A &lt;b&gt; &amp; c</h1>
                <nav><p><a href="#s0">One</a> <a href="#s1">Two</a> </p></nav>
                <h2 id="s0">One</h2>
                <p>5 &lt; 6</p>
                <div class="card"><table>
                <thead><tr><th class="text">name</th><th class="name number">value</th></tr></thead>
                <tbody>
                <tr><td>x&quot;y</td><td class="number">+0.5</td></tr>
                <tr><td>z</td><td class="number">-</td></tr>
                </tbody>
                </table></div>
                <h2 id="s1">Two</h2>
                <figure><img alt="a &quot;dot&quot;"\s""");
        assertThat(html)
                .contains("src=\"data:image/png;base64,iVBOR", "<figcaption>a &quot;dot&quot;</figcaption>")
                .contains("<p>nothing: there is no picture, since none.png was not drawn</p>")
                .contains("default-src 'none'; img-src data:;")
                .doesNotContain("<script", "http:", "https:");
    }

    /** A line may end before an interval and not in it; what is no interval stays as it is, escaped. */
    @Test
    void anIntervalStandsTogether() {
        String html = new ReportPage("Figures")
                .table(
                        List.of("run", "accuracy", "by the way"),
                        List.of(List.of("a run with a long name", "0.844 (0.788 to 0.900)", "5 (1 <to> 6)")))
                .html();
        assertThat(html)
                .contains("<td class=\"text\">0.844 <span class=\"interval\">(0.788 to 0.900)</span></td>")
                .contains("<td>5 (1 &lt;to&gt; 6)</td>")
                .contains("<td class=\"text\">a run with a long name</td>");
    }

    /** Paper does not scroll: a table of many columns has small letters there, and its cells are broken. */
    @Test
    void aTableOfManyColumnsIsDense() {
        List<String> eight = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(new ReportPage("Wide").table(eight, List.of(eight)).html())
                .contains("<div class=\"card dense\"><table>")
                .contains("@media print { body { background: none; }");
        assertThat(new ReportPage("Narrow")
                        .table(eight.subList(0, 7), List.of(eight.subList(0, 7)))
                        .html())
                .contains("<div class=\"card\"><table>");
    }

    /** A chart is a part of the page, and the policy of the page allows its style sheet, and no other. */
    @Test
    void chartsArePartsOfThePageAndTheirStyleSheetIsAllowed() throws Exception {
        String name = "<b>run</b> & \"more\"";
        Svg chart = new MatrixChart(name, "caption", List.of("cat", "dog")).svg(new MatrixChart.Cells() {
            @Override
            public double share(int actual, int predicted) {
                return 0.5;
            }

            @Override
            public String text(int actual, int predicted) {
                return "1";
            }
        });
        Path file = folder.resolve("charts.svg");
        Svg.write(file, List.of(chart, chart), 2);
        String html = new ReportPage("Charts")
                .section("One")
                .charts(List.of(chart), name)
                .charts(file, "two of a file")
                .charts(folder.resolve("none.svg"), "nothing")
                .charts(List.of(), "no chart")
                .html();
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Svg.STYLE.getBytes(StandardCharsets.UTF_8));
        assertThat(html)
                .contains("' 'sha256-" + Base64.getEncoder().encodeToString(sum) + "'; base-uri")
                .contains("<figcaption>&lt;b&gt;run&lt;/b&gt; &amp; &quot;more&quot;</figcaption>")
                .contains("<p>nothing: there is no chart, since none.svg was not drawn</p>")
                .doesNotContain("<b>", "no chart</figcaption>", "<script");
        assertThat(html.split(Pattern.quote(chart.text()), -1)).hasSize(4);
        assertThat(new ReportPage("None").section("One").html()).doesNotContain("' 'sha256-");
    }
}

package podium.report.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                <thead><tr><th class="text">name</th><th class="number">value</th></tr></thead>
                <tbody>
                <tr><td class="text">x&quot;y</td><td class="number">+0.5</td></tr>
                <tr><td class="text">z</td><td class="number">-</td></tr>
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
}

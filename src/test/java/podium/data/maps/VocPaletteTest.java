package podium.data.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import podium.Shared;

class VocPaletteTest {
    private final IndexColorModel palette = VocPalette.colorModel();

    @Test
    void bitsOfTheLabelAreSpreadOverTheColours() {
        assertThat(palette.getMapSize()).isEqualTo(256);
        assertThat(colour(0)).isEqualTo("000000");
        assertThat(colour(1)).isEqualTo("800000");
        assertThat(colour(2)).isEqualTo("008000");
        assertThat(colour(15)).isEqualTo("c08080");
        assertThat(colour(20)).isEqualTo("004080");
        assertThat(colour(255)).isEqualTo("e0e0c0");
    }

    @Test
    void thePaletteIsThatOfRealMasks() throws IOException {
        Path mask = Shared.data("VOCdevkit/VOC2009/SegmentationClass/2007_000063.png");
        BufferedImage image = ImageIO.read(mask.toFile());
        IndexColorModel real = (IndexColorModel) image.getColorModel();
        assertThat(real.getMapSize()).isEqualTo(256);
        for (int label = 0; label < 256; label++) {
            assertThat(palette.getRGB(label)).as("label %d", label).isEqualTo(real.getRGB(label));
        }
    }

    private String colour(int label) {
        return "%06x".formatted(palette.getRGB(label) & 0xffffff);
    }

    @Test
    void rgbAgreesWithTheColourModel() {
        for (int label = 0; label < 256; label++) {
            assertThat(0xFF000000 | VocPalette.rgb(label)).isEqualTo(palette.getRGB(label));
        }
    }
}

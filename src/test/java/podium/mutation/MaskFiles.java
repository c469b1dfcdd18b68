package podium.mutation;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import podium.core.InputException;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.data.maps.MaskFile;
import podium.data.maps.MaskPng;
import podium.data.maps.RenumberedMasks;

/** PNG masks of three classes, which are read as masks and as pictures. */
final class MaskFiles implements Format.Files {
    private static final int CLASSES = 3;
    private static final int WIDTH = 13;
    private static final int HEIGHT = 9;

    private final List<byte[]> sound = new ArrayList<>();
    private final Path file;
    private final Refusals refusals = new Refusals();

    MaskFiles(Path folder) throws IOException {
        file = folder.resolve("mask.png");
        byte[] labels = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 11 == 10 ? LabelMap.VOID : i / 5 % (CLASSES + 1));
        }
        ByteArrayOutputStream palette = new ByteArrayOutputStream();
        MaskPng.write(LabelMap.of(WIDTH, HEIGHT, labels), palette);
        sound.add(palette.toByteArray());
        BufferedImage grey = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setDataElements(0, 0, WIDTH, HEIGHT, labels);
        sound.add(png(grey));
        for (int bits = 1; bits <= 4; bits *= 2) {
            sound.add(png(ofBits(bits)));
        }
    }

    /** A picture in the first of VOC's colours. */
    private static BufferedImage ofBits(int bits) {
        byte[] red = {0, (byte) 128, 0, (byte) 128};
        byte[] green = {0, 0, (byte) 128, (byte) 128};
        byte[] blue = {0, 0, 0, 0};
        int colours = Math.min(4, 1 << bits);
        BufferedImage image = new BufferedImage(
                WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(bits, colours, red, green, blue));
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                image.getRaster().setSample(x, y, 0, (x / 3 + y / 2) % colours);
            }
        }
        return image;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    @Override
    public byte[] mutated(Mutator mutator) {
        return new PngParts(mutator.one(sound)).mutated(mutator);
    }

    @Override
    public Format.Use read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Format.Use asPicture = () -> RgbImage.readUpright(file).resized(5, 5);
        LabelMap map;
        try {
            map = MaskFile.read(file, CLASSES, new RenumberedMasks());
        } catch (InputException e) {
            try {
                asPicture.go();
            } catch (InputException noPicture) {
                refusals.requireDeclared(noPicture);
            }
            throw e;
        }
        return () -> {
            map.planes(CLASSES);
            asPicture.go();
        };
    }
}

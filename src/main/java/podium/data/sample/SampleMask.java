package podium.data.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.List;
import podium.core.mask.LabelMap;

/**
 * The object that each pixel shows, and the label map that follows: each object in its class's label, and a
 * void contour 5 pixels wide along every edge between two objects or between an object and the background.
 */
final class SampleMask {
    private static final int CONTOUR_RADIUS = 2;

    private final int width;
    private final int height;
    private final List<SampleObject> objects;
    private final int[] owners;
    private final int[] outlined;
    private final byte[] labels;

    /** Draws the objects in order; later ones hide earlier ones. */
    SampleMask(int width, int height, List<SampleObject> objects) {
        this.width = width;
        this.height = height;
        this.objects = List.copyOf(objects);
        this.owners = new int[width * height];
        this.outlined = new int[objects.size() + 1];
        this.labels = new byte[width * height];
        for (int owner = 1; owner <= objects.size(); owner++) {
            claim(owner);
        }
        label();
    }

    LabelMap labelMap() {
        return LabelMap.of(width, height, labels);
    }

    /** The share of an object's pixels inside the picture that no other object hides. */
    double visible(int object) {
        return outlined[object + 1] == 0 ? 0 : (double) count(object) / outlined[object + 1];
    }

    /** The number of pixels with the object's label, without its contour. */
    int labelled(int object) {
        int count = 0;
        for (int pixel = 0; pixel < owners.length; pixel++) {
            if (owners[pixel] == object + 1 && (labels[pixel] & 255) != LabelMap.VOID) {
                count++;
            }
        }
        return count;
    }

    /** The bounding box of the visible part of an object; empty if it is hidden. */
    Rectangle box(int object) {
        Rectangle box = new Rectangle(0, 0, -1, -1);
        for (int pixel = 0; pixel < owners.length; pixel++) {
            if (owners[pixel] == object + 1) {
                box.add(new Rectangle(pixel % width, pixel / width, 1, 1));
            }
        }
        return box;
    }

    private int count(int object) {
        return (int) Arrays.stream(owners).filter(owner -> owner == object + 1).count();
    }

    private void claim(int owner) {
        BufferedImage stencil = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = stencil.createGraphics();
        pen.setColor(Color.WHITE);
        objects.get(owner - 1).fillSilhouette(pen);
        pen.dispose();
        byte[] filled = ((DataBufferByte) stencil.getRaster().getDataBuffer()).getData();
        for (int pixel = 0; pixel < filled.length; pixel++) {
            if (filled[pixel] != 0) {
                owners[pixel] = owner;
                outlined[owner]++;
            }
        }
    }

    private void label() {
        for (int pixel = 0; pixel < owners.length; pixel++) {
            int owner = owners[pixel];
            labels[pixel] =
                    (byte) (owner == 0 ? 0 : objects.get(owner - 1).kind().label());
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (isEdge(x, y)) {
                    drawContour(x, y);
                }
            }
        }
    }

    /** The nearer object owns the edge between two, so that the contour has the same width everywhere. */
    private boolean isEdge(int x, int y) {
        int owner = owners[y * width + x];
        return owner > ownerAt(x - 1, y, owner)
                || owner > ownerAt(x + 1, y, owner)
                || owner > ownerAt(x, y - 1, owner)
                || owner > ownerAt(x, y + 1, owner);
    }

    private int ownerAt(int x, int y, int outside) {
        return x < 0 || y < 0 || x >= width || y >= height ? outside : owners[y * width + x];
    }

    /** Draws a disc around a pixel of the edge: a square without its corners. */
    private void drawContour(int x, int y) {
        for (int dy = -CONTOUR_RADIUS; dy <= CONTOUR_RADIUS; dy++) {
            for (int dx = -CONTOUR_RADIUS; dx <= CONTOUR_RADIUS; dx++) {
                boolean corner = Math.abs(dx) + Math.abs(dy) == 2 * CONTOUR_RADIUS;
                if (!corner && x + dx >= 0 && y + dy >= 0 && x + dx < width && y + dy < height) {
                    labels[(y + dy) * width + x + dx] = (byte) LabelMap.VOID;
                }
            }
        }
    }
}

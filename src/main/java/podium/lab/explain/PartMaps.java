package podium.lab.explain;

import java.util.List;
import podium.data.image.ImageSize;
import podium.player.images.ImagePart;

/** Maps of the parts of an image, which become one map of the image. */
final class PartMaps {
    private PartMaps() {}

    /**
     * Joins the evidence of all parts. A cell of the image's map is as large as one of a part's map. It has the sum of
     * the evidence at its centre in each part that covers it, and 0 where no part is. The map of a single part that is
     * the whole image stays as it is.
     *
     * @param rows the rows of each part's map
     * @param columns the columns of each part's map
     * @param evidence parts x (rows x columns)
     */
    static HeatMap joined(ImageSize image, List<ImagePart> parts, int rows, int columns, double[][] evidence) {
        int down = cells(image.height(), rows, parts.get(0).height());
        int across = cells(image.width(), columns, parts.get(0).width());
        double[] joined = new double[down * across];
        for (int part = 0; part < evidence.length; part++) {
            ImagePart place = parts.get(part);
            for (int y = 0; y < down; y++) {
                int row = (int) Math.floor(((y + 0.5) * image.height() / down - place.top()) * rows / place.height());
                for (int x = 0; x < across; x++) {
                    int column = (int)
                            Math.floor(((x + 0.5) * image.width() / across - place.left()) * columns / place.width());
                    if (row >= 0 && row < rows && column >= 0 && column < columns) {
                        joined[y * across + x] += evidence[part][row * columns + column];
                    }
                }
            }
        }
        return HeatMap.of(down, across, joined);
    }

    private static int cells(int length, int cells, int ofPart) {
        return Math.max(1, (int) Math.round((double) length * cells / ofPart));
    }
}

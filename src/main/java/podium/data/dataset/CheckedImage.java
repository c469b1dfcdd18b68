package podium.data.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import podium.core.InputException;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.data.image.ImageSize;
import podium.data.image.Orientation;

/** The findings about one image: of the picture, its mask and its labels, then of what they say about each other. */
final class CheckedImage {
    private final ImageSet set;
    private final String id;
    private final List<String> classes;
    private final List<DatasetFault> faults = new ArrayList<>();
    private final List<DatasetWarning> warnings = new ArrayList<>();

    CheckedImage(ImageSet set, String id, List<String> classes) {
        this.set = set;
        this.id = id;
        this.classes = classes;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    DatasetFindings findings() throws IOException {
        Optional<ImageSize> size = read(set.imageFile(id), () -> {
            BufferedImage image = set.image(id);
            return new ImageSize(image.getWidth(), image.getHeight());
        });
        Optional<LabelMap> mask = set.hasMask(id) ? read(set.maskFile(id), () -> set.labelMap(id)) : Optional.empty();
        if (size.isPresent() && mask.isPresent()) {
            compareSizes(size.get(), mask.get());
        }
        if (set.labelled()) {
            Optional<ImageLabels> labels =
                    read(set.labelsFile(id), () -> mask.isPresent() ? set.labels(id, mask.get()) : set.labels(id));
            if (labels.isPresent() && mask.isPresent()) {
                compareLabels(labels.get(), ImageLabels.of(mask.get()).present());
            }
        }
        if (set instanceof VocImageSet voc && size.isPresent()) {
            compareSizes(size.get(), voc);
            warnOfOrientation(voc.imageFile(id), size.get());
        }
        return new DatasetFindings(faults, warnings);
    }

    /** What was read; where that failed, nothing, and a fault more. */
    private <T> Optional<T> read(Path file, Reading<T> reading) throws IOException {
        try {
            return Optional.of(reading.read());
        } catch (InputException e) {
            DatasetFault fault = DatasetFault.of(file, e);
            if (!faults.contains(fault)) {
                faults.add(fault);
            }
            return Optional.empty();
        }
    }

    private void compareSizes(ImageSize image, LabelMap mask) {
        if (!image.equals(new ImageSize(mask.width(), mask.height()))) {
            add(
                    set.maskFile(id),
                    "the mask is " + mask.width() + " x " + mask.height() + " pixels, but the image " + image
                            + ": they must be the same; restore both from the data set");
        }
    }

    private void compareSizes(ImageSize image, VocImageSet voc) throws IOException {
        Optional<ImageSize> stated =
                read(set.labelsFile(id), () -> voc.annotatedSize(id)).flatMap(Function.identity());
        if (stated.isPresent() && !stated.get().equals(image)) {
            add(
                    set.labelsFile(id),
                    "the annotation says " + stated.get() + " pixels, but the image is " + image
                            + ": restore both from the data set");
        }
    }

    /** Viewers turn such an image, masks are drawn in a viewer, and nobody sees that the two lie differently. */
    private void warnOfOrientation(Path image, ImageSize stored) throws IOException {
        Orientation orientation = Orientation.of(image);
        if (orientation != Orientation.UPRIGHT) {
            warnings.add(
                    new DatasetWarning(
                            image,
                            "its EXIF orientation is " + orientation.number()
                                    + ", so that viewers show it turned or mirrored."
                                    + " In a data set images are used as they are stored (" + stored
                                    + "), as Pillow's Image.open does. If its mask fits the turned image, turn the file itself"));
        }
    }

    /**
     * What is only difficult may have pixels or none: the devkit's masks leave some of it void. A kaggle-npy table cannot
     * say 'difficult', so there pixels without a label are no fault.
     */
    private void compareLabels(ImageLabels labels, PixelRuns pixels) {
        for (int position = 0; position < classes.size(); position++) {
            boolean present = labels.present().contains(position);
            boolean hasPixels = pixels.contains(position);
            String name = classes.get(position) + " (" + (position + 1) + ")";
            if (present && !hasPixels) {
                add(
                        set.labelsFile(id),
                        "image " + id + " is labelled " + name + ", but its mask " + set.maskFile(id)
                                + " has no such pixel: correct one of them");
            } else if (hasPixels && !present && !labels.difficult().contains(position) && set instanceof VocImageSet) {
                add(
                        set.maskFile(id),
                        "image " + id + "'s mask has pixels of " + name + ", but its labels (" + set.labelsFile(id)
                                + ") lack it: correct one of them");
            }
        }
    }

    private void add(Path file, String problem) {
        faults.add(new DatasetFault(file, problem));
    }
}

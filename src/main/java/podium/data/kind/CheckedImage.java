package podium.data.kind;

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
import podium.data.dataset.DatasetFault;
import podium.data.dataset.DatasetFindings;
import podium.data.dataset.DatasetWarning;
import podium.data.dataset.ImageLabels;
import podium.data.dataset.ImageSet;
import podium.data.dataset.Wanted;
import podium.data.image.ImageSize;
import podium.data.image.Orientation;

/** Checks one image: the picture, its mask and its labels, and then whether they agree. */
final class CheckedImage {
    private final ImageSet set;
    private final String id;
    private final List<String> classes;
    private final Wanted wanted;
    private final List<DatasetFault> faults = new ArrayList<>();
    private final List<DatasetWarning> warnings = new ArrayList<>();

    CheckedImage(ImageSet set, String id, List<String> classes, Wanted wanted) {
        this.set = set;
        this.id = id;
        this.classes = classes;
        this.wanted = wanted;
    }

    /**
     * What was found of one image.
     *
     * @param labels its classes, unless they cannot be read
     * @param sum the SHA-256 of its bytes, unless they are missing
     */
    record Findings(
            ImageSet set, String id, DatasetFindings found, Optional<ImageLabels> labels, Optional<String> sum) {}

    private interface Reading<T> {
        T read() throws IOException;
    }

    Findings findings() throws IOException {
        Optional<ImageSize> size = read(set.imageFile(id), () -> {
            BufferedImage image = set.image(id);
            return new ImageSize(image.getWidth(), image.getHeight());
        });
        Optional<LabelMap> mask = set.hasMask(id) ? read(set.maskFile(id), () -> set.labelMap(id)) : Optional.empty();
        if (size.isPresent() && mask.isPresent()) {
            compareSizes(size.get(), mask.get());
        }
        Optional<ImageLabels> labels = Optional.empty();
        if (set.labelled()) {
            labels = read(set.labelsFile(id), () -> mask.isPresent() ? set.labels(id, mask.get()) : set.labels(id));
            if (labels.isPresent() && mask.isPresent()) {
                compareLabels(labels.get(), ImageLabels.of(mask.get()).present());
            }
            if (wanted.oneClass()) {
                labels.flatMap(found -> found.faultOfOneClass(id, classes))
                        .ifPresent(problem -> add(set.labelsFile(id), problem));
            }
        }
        if (size.isPresent()) {
            compareStatedSize(size.get());
            warnOfOrientation(set.imageFile(id), size.get());
        }
        return new Findings(set, id, new DatasetFindings(faults, warnings), labels, set.sha256(id));
    }

    /** The result of a reading; if it fails, this adds a fault and gives nothing. */
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
                    "the mask is " + mask.width() + " x " + mask.height() + " pixels, but the image is " + image
                            + ": the sizes must be equal; restore both from the data set");
        }
    }

    private void compareStatedSize(ImageSize image) throws IOException {
        Optional<ImageSize> stated =
                read(set.labelsFile(id), () -> set.statedSize(id)).flatMap(Function.identity());
        if (stated.isPresent() && !stated.get().equals(image)) {
            add(
                    set.labelsFile(id),
                    "the annotation gives " + stated.get() + " pixels, but the image is " + image
                            + ": restore both from the data set");
        }
    }

    /** Warns of an image that viewers turn: a mask drawn in a viewer would not fit the stored pixels. */
    private void warnOfOrientation(Path image, ImageSize stored) throws IOException {
        Orientation orientation = set.orientation(id);
        if (orientation != Orientation.UPRIGHT) {
            warnings.add(new DatasetWarning(
                    image,
                    "its EXIF orientation is " + orientation.number()
                            + ", so that viewers show it turned or mirrored."
                            + " Podium uses the images of a data set as they are stored (" + stored
                            + "), as Pillow's Image.open does."
                            + (set.hasMask(id) ? " If its mask fits the turned image, turn the file itself" : "")));
        }
    }

    /**
     * Compares labels with mask pixels. A class that is only difficult may have pixels or none, since the VOC
     * masks leave some of it void. A kaggle-npy table has no 'difficult' flag, so there pixels without a label
     * are not a fault.
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
                                + " has no pixel of that class: correct one of them");
            } else if (hasPixels && !present && !labels.difficult().contains(position) && set.labelsCoverMasks()) {
                add(
                        set.maskFile(id),
                        "image " + id + "'s mask has pixels of " + name + ", but its labels (" + set.labelsFile(id)
                                + ") do not list it: correct one of them");
            }
        }
    }

    private void add(Path file, String problem) {
        faults.add(new DatasetFault(file, problem));
    }
}

package podium.data.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import podium.core.InputException;
import podium.core.mask.LabelMap;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.DatasetWarning;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.data.dataset.Wanted;
import podium.data.image.ImageName;
import podium.data.kind.PictureFiles.Picture;
import podium.data.maps.MaskFile;
import podium.data.maps.RenumberedMasks;

/**
 * Images and label maps of equal names: {@code train/images/a.jpg} and {@code train/masks/a.png}, and the same below
 * {@code test}; or {@code images} and {@code masks} with {@code dataset.split}. The labels are the classes with pixels.
 * A list without a folder {@code masks} has no labels.
 */
public record ImageMasks() implements DatasetKind {
    private static final String IMAGES = "images";
    private static final String MASKS = "masks";

    /** The most masks in which a new competition looks for labels. */
    private static final int MOST_MASKS = 1_000;

    @Override
    public String spelling() {
        return "image-masks";
    }

    @Override
    public String form() {
        return "the folders images and masks, or train/images and train/masks";
    }

    @Override
    public Optional<FoundData> recognise(Path folder) throws IOException {
        boolean lists = laidOut(folder.resolve("train"));
        if (!lists && !laidOut(folder)) {
            return Optional.empty();
        }
        Path place = lists ? folder.resolve("train") : folder;
        FolderListing masks = FolderListing.of(place.resolve(MASKS), "the folder of the masks");
        int highest = 0;
        RenumberedMasks renumbered = new RenumberedMasks();
        for (Path mask :
                masks.images().subList(0, Math.min(MOST_MASKS, masks.images().size()))) {
            long[] pixels = MaskFile.read(mask, LabelMap.VOID - 1, renumbered).histogram();
            for (int label = 1; label < LabelMap.VOID; label++) {
                highest = pixels[label] > 0 ? Math.max(highest, label) : highest;
            }
        }
        if (highest == 0) {
            throw new InputException(
                    masks.folder() + ": found no mask with a class; expected PNGs with the labels 1, 2" + " and so on");
        }
        boolean test = Files.isDirectory(folder.resolve("test").resolve(IMAGES));
        int images = FolderListing.of(place.resolve(IMAGES), "images").images().size();
        return Optional.of(new FoundData(
                this,
                lists && !test ? place : folder,
                FoundData.numbered(highest),
                false,
                lists && test ? FoundData.Lists.of("train", "test") : FoundData.Lists.divided(images, null),
                true,
                labels()));
    }

    /** True if a folder has images and masks of its own. */
    private static boolean laidOut(Path folder) {
        return Files.isDirectory(folder.resolve(IMAGES)) && Files.isDirectory(folder.resolve(MASKS));
    }

    @Override
    public Path folder(Path root) {
        if (!Files.isDirectory(root)) {
            throw new InputException(root + ": missing; expected a folder with images and masks, or with such folders"
                    + " in train and test. Name it with --data DIR");
        }
        return root;
    }

    @Override
    public LabelSource labels() {
        return LabelSource.MASKS;
    }

    @Override
    public boolean hasMasks() {
        return true;
    }

    @Override
    public PublishedForm published() {
        return PublishedForm.PICTURES_AND_MASKS;
    }

    @Override
    public boolean isKaggleDownload() {
        return true;
    }

    @Override
    public ImageSet list(Path folder, String list, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        return read(folder.resolve(FolderListing.requireName(list)), classes, wanted, faults);
    }

    @Override
    public ImageSet whole(Path folder, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        return read(folder, classes, wanted, faults);
    }

    private static ImageSet read(Path folder, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        FolderListing images = FolderListing.of(folder.resolve(IMAGES), "the folder of the images");
        boolean labelled = Files.isDirectory(folder.resolve(MASKS));
        FolderListing masks = labelled
                ? FolderListing.of(folder.resolve(MASKS), "the folder of the masks")
                : new FolderListing(folder.resolve(MASKS), List.of(), List.of(), List.of());
        List<DatasetWarning> remarks = new ArrayList<>();
        images.warnOfOthers(remarks);
        masks.warnOfOthers(remarks);
        Map<String, Path> left = new HashMap<>();
        masks.images().forEach(mask -> left.put(ImageName.stem(FolderListing.name(mask)), mask));
        Map<String, Picture> pictures = new LinkedHashMap<>();
        for (Path file : images.images()) {
            String id = ImageName.stem(FolderListing.name(file));
            FolderListing.faultOfId(id).ifPresent(problem -> faults.accept(new DatasetFault(file, problem)));
            Path found = left.remove(id);
            Path mask = found == null ? masks.folder().resolve(id + ".png") : found;
            Picture first = pictures.putIfAbsent(id, new Picture(file, null, mask, mask));
            if (first != null) {
                faults.accept(new DatasetFault(
                        file,
                        "the Id would be " + id + ", which " + first.image() + " has already; rename one of them"));
            }
        }
        if (pictures.isEmpty()) {
            faults.accept(new DatasetFault(images.folder(), "there is no image; expected image files"));
        }
        if (!left.isEmpty()) {
            remarks.add(new DatasetWarning(
                    masks.folder(),
                    "no image has the name of "
                            + FolderListing.named(left.keySet().stream()
                                    .sorted(NaturalOrder.NAMES)
                                    .toList())));
        }
        return new PictureFiles(images.folder(), pictures, labelled, classes.size(), wanted, remarks);
    }
}

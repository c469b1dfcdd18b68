package podium.data.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.Workers;

/**
 * Checks a data set: reads every file that its lists name and reports all faults. The lists come first, then
 * the images in the lists' order, with any number of threads.
 */
public final class DatasetCheck {
    private final List<String> classes;
    private final Set<DatasetFault> faults = new LinkedHashSet<>();
    private final List<DatasetWarning> warnings = new ArrayList<>();

    private DatasetCheck(List<String> classes) {
        this.classes = classes;
    }

    /**
     * Finds all faults and warnings of the images of {@code lists}. Without faults every image can be read, and
     * the images agree with their masks and labels, as far as these are wanted. An image in two lists is a
     * fault.
     *
     * @throws InputException if there is no such data set
     */
    public static DatasetFindings check(
            DatasetKind kind,
            Path root,
            List<String> lists,
            List<String> classes,
            Wanted wanted,
            int threads,
            Progress progress)
            throws IOException {
        DatasetCheck check = new DatasetCheck(classes);
        List<ImageSet> sets = check.open(kind, root, lists, wanted);
        check.read(sets, threads, progress);
        ImageSet.tellOfRenumberedMasks(progress, sets);
        return new DatasetFindings(List.copyOf(check.faults), check.warnings);
    }

    private List<ImageSet> open(DatasetKind kind, Path root, List<String> lists, Wanted wanted) throws IOException {
        Path folder = kind.folder(root);
        List<ImageSet> sets = new ArrayList<>();
        for (String list : lists) {
            try {
                ImageSet set = kind.open(folder, list, classes, wanted, faults::add);
                if (set instanceof VocImageSet voc) {
                    voc.readLabelFiles(faults::add);
                }
                sets.add(set);
            } catch (InputException e) {
                faults.add(DatasetFault.of(folder, e));
            }
        }
        findShared(sets);
        return sets;
    }

    /** Finds images in more than one list: a picture in both train and test would make every score worthless. */
    private void findShared(List<ImageSet> sets) {
        Map<Path, ImageSet> seen = new HashMap<>();
        for (ImageSet set : sets) {
            for (String id : set.ids()) {
                ImageSet first = seen.putIfAbsent(set.imageFile(id), set);
                if (first != null) {
                    faults.add(new DatasetFault(
                            set.listFile(),
                            "image " + id + " is also in " + first.listFile() + "; remove it from one of them"));
                }
            }
        }
    }

    private void read(List<ImageSet> sets, int threads, Progress progress) throws IOException {
        List<CheckedImage> images = new ArrayList<>();
        for (ImageSet set : sets) {
            set.ids().forEach(id -> images.add(new CheckedImage(set, id, classes)));
        }
        for (DatasetFindings found :
                Workers.each("checking images", images, threads, progress, CheckedImage::findings)) {
            faults.addAll(found.faults());
            warnings.addAll(found.warnings());
        }
    }
}

package podium.data.kind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.Workers;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.DatasetFindings;
import podium.data.dataset.DatasetWarning;
import podium.data.dataset.ImageSet;

/**
 * Checks a data set: reads every file that its lists name and reports all faults. The lists come first, then
 * the images in the lists' order, with any number of threads, then what shows in all images together.
 */
public final class DatasetCheck {
    private final DatasetLists lists;
    private final Set<DatasetFault> faults = new LinkedHashSet<>();
    private final Set<DatasetWarning> warnings = new LinkedHashSet<>();

    private DatasetCheck(DatasetLists lists) {
        this.lists = lists;
    }

    /**
     * Finds all faults and warnings of the images. Without faults every image can be read, and the images agree with
     * their masks and labels, as far as these are wanted. An image in two lists is a fault.
     *
     * @param heldOut true if a part of train plays the test set, so that there is no test list
     * @throws InputException if there is no such data set
     */
    public static DatasetFindings check(DatasetLists lists, boolean heldOut, int threads, Progress progress)
            throws IOException {
        DatasetCheck check = new DatasetCheck(lists);
        List<ImageSet> sets = check.open(heldOut);
        check.findShared(sets);
        check.read(sets, threads, progress);
        ImageSet.tellOfRenumberedMasks(progress, sets);
        return new DatasetFindings(List.copyOf(check.faults), List.copyOf(check.warnings));
    }

    private List<ImageSet> open(boolean heldOut) throws IOException {
        Path folder = lists.kind().folder(lists.root());
        List<ImageSet> sets = new ArrayList<>();
        DatasetSplit split = lists.split();
        if (split != null) {
            add(sets, folder, () -> {
                SplitParts parts = lists.parts(split, faults::add);
                return List.of(parts.trainAndValid(), parts.test());
            });
            return sets;
        }
        Stream<String> names = heldOut ? Stream.of(lists.train()) : Stream.of(lists.train(), lists.test());
        for (String list : names.distinct().toList()) {
            add(sets, folder, () -> List.of(lists.open(list, faults::add)));
        }
        return sets;
    }

    private interface Opening {
        List<ImageSet> open() throws IOException;
    }

    private void add(List<ImageSet> sets, Path folder, Opening opening) throws IOException {
        try {
            for (ImageSet set : opening.open()) {
                set.readLabelFiles(faults::add);
                warnings.addAll(set.remarks());
                sets.add(set);
            }
        } catch (InputException e) {
            faults.add(DatasetFault.of(folder, e));
        }
    }

    /** Finds images in more than one list: a picture in both train and test would make every score worthless. */
    private void findShared(List<ImageSet> sets) {
        Map<String, ImageSet> seen = new HashMap<>();
        for (ImageSet set : sets) {
            for (String id : set.ids()) {
                ImageSet first = seen.putIfAbsent(set.identity(id), set);
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
            set.ids().forEach(id -> images.add(new CheckedImage(set, id, lists.classes(), lists.wanted())));
        }
        WholeCheck whole = new WholeCheck(lists, sets, faults::add, warnings::add);
        for (CheckedImage.Findings found :
                Workers.each("checking images", images, threads, progress, CheckedImage::findings)) {
            faults.addAll(found.found().faults());
            warnings.addAll(found.found().warnings());
            whole.add(found);
        }
        whole.finish();
    }
}

package podium.data.kind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.DatasetWarning;
import podium.data.dataset.ImageSet;

/** What shows only in all images together: equal pictures, and classes with too few images. */
final class WholeCheck {
    /** The most equal pictures that are named one by one. */
    private static final int SHOWN = 20;

    private final DatasetLists lists;
    private final List<ImageSet> sets;
    private final Consumer<DatasetFault> faults;
    private final Consumer<DatasetWarning> warnings;
    private final Map<String, CheckedImage.Findings> bySum = new HashMap<>();
    private final Map<ImageSet, int[]> counts = new HashMap<>();
    private boolean allLabelled = true;
    private int shared;
    private int repeated;

    /** A check of sets in the order train, test; the second may be missing. */
    WholeCheck(
            DatasetLists lists, List<ImageSet> sets, Consumer<DatasetFault> faults, Consumer<DatasetWarning> warnings) {
        this.lists = lists;
        this.sets = sets;
        this.faults = faults;
        this.warnings = warnings;
        sets.forEach(set -> counts.put(set, new int[lists.classes().size()]));
    }

    /** Adds the next image, in the order of the sets. */
    void add(CheckedImage.Findings image) {
        image.sum().ifPresent(sum -> {
            CheckedImage.Findings first = bySum.putIfAbsent(sum, image);
            if (first != null) {
                compare(first, image);
            }
        });
        int[] ofSet = counts(image.set());
        image.labels().ifPresent(labels -> {
            for (int position = 0; position < ofSet.length; position++) {
                ofSet[position] += labels.present().contains(position) ? 1 : 0;
            }
        });
        allLabelled &= image.labels().isPresent() || !image.set().labelled();
    }

    private int[] counts(ImageSet set) {
        return Objects.requireNonNull(counts.get(set));
    }

    private void compare(CheckedImage.Findings first, CheckedImage.Findings image) {
        if (first.set().identity(first.id()).equals(image.set().identity(image.id()))) {
            return; // One image in two lists is found by its file.
        }
        String problem = "image " + image.id() + " has the same bytes as image " + first.id();
        if (image.set() != first.set()) {
            if (++shared > SHOWN) {
                return;
            }
            faults.accept(new DatasetFault(
                    image.set().imageFile(image.id()),
                    problem + " (" + first.set().imageFile(first.id())
                            + "), which is in another list; remove it from train or from test"));
        } else if (++repeated <= SHOWN) {
            boolean otherLabels = !image.labels().equals(first.labels());
            warnings.accept(new DatasetWarning(
                    image.set().imageFile(image.id()),
                    problem + (otherLabels ? ", but other labels; correct one of them" : "; remove one of them")));
        }
    }

    /** Adds what all images together show. */
    void finish() {
        if (shared > SHOWN) {
            faults.accept(new DatasetFault(
                    sets.get(1).listFile(),
                    "altogether " + shared + " images have the same bytes as an image of the other list; remove them"
                            + " from train or from test"));
        }
        if (repeated > SHOWN) {
            warnings.accept(new DatasetWarning(
                    sets.get(0).listFile(),
                    "altogether " + repeated + " images have the same bytes as another image of their list"));
        }
        compareClasses();
    }

    /** Adds what the counts of the classes show, where each image has one class. */
    private void compareClasses() {
        if (!lists.wanted().oneClass() || !allLabelled || sets.isEmpty()) {
            return;
        }
        ImageSet train = sets.get(0);
        for (int position = 0; position < lists.classes().size(); position++) {
            int images = counts(train)[position];
            String name = "class " + lists.classes().get(position);
            if (images < 2) {
                faults.accept(new DatasetFault(
                        train.listFile(),
                        name + " has " + (images == 0 ? "no image" : "one image")
                                + " in train; expected at least two, one to learn from and one to validate"));
            }
            if (sets.size() > 1 && sets.get(1).labelled() && counts(sets.get(1))[position] == 0) {
                warnings.accept(new DatasetWarning(
                        sets.get(1).listFile(),
                        name + " has no image in test, so that no score says how well it is recognised"));
            }
        }
    }
}

package podium.data.kind;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import podium.core.files.DrawnOrder;
import podium.core.mask.PixelRuns;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.ImageSet;
import podium.data.dataset.PartOfSet;

/** The images of a list by part, as {@link DatasetSplit} deals them. */
final class SplitParts {
    private final ImageSet whole;
    private final DatasetSplit split;
    private final Set<String> train = new HashSet<>();
    private final Set<String> valid = new HashSet<>();
    private final Set<String> test = new HashSet<>();

    private SplitParts(ImageSet whole, DatasetSplit split) {
        this.whole = whole;
        this.split = split;
    }

    /** Deals the images; a group with too few images is a fault, and its images are in no part. */
    static SplitParts deal(
            ImageSet whole,
            DatasetSplit split,
            DatasetSplit.Unit unit,
            List<String> classes,
            Consumer<DatasetFault> faults)
            throws IOException {
        SplitParts parts = new SplitParts(whole, split);
        switch (unit) {
            case LIST -> parts.deal("the data set", whole.ids(), faults);
            case CLASS -> {
                for (Map.Entry<String, List<String>> group :
                        byClass(whole, classes, faults).entrySet()) {
                    parts.deal("class " + group.getKey(), group.getValue(), faults);
                }
            }
        }
        return parts;
    }

    private static Map<String, List<String>> byClass(
            ImageSet whole, List<String> classes, Consumer<DatasetFault> faults) throws IOException {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        classes.forEach(name -> groups.put(name, new ArrayList<>()));
        for (String id : whole.ids()) {
            PixelRuns present = whole.labels(id).present();
            if (present.cardinality() == 1) {
                Objects.requireNonNull(groups.get(classes.get((int) present.start(0))))
                        .add(id);
            } else {
                faults.accept(new DatasetFault(
                        whole.labelsFile(id),
                        "image " + id + " has " + present.cardinality()
                                + " classes, but dataset.split counts images of each class; expected exactly one"
                                + " class, or dataset.split with per: list"));
            }
        }
        return groups;
    }

    private void deal(String group, List<String> ids, Consumer<DatasetFault> faults) {
        int least = split.train().least()
                + split.test().least()
                + (split.valid() == null ? 0 : split.valid().least());
        if (ids.size() < least) {
            faults.accept(new DatasetFault(
                    whole.listFile(),
                    group + " has " + ids.size() + (ids.size() == 1 ? " image" : " images")
                            + ", but dataset.split (" + split + ") needs at least " + least
                            + "; add images, or lower the numbers"));
            return;
        }
        List<String> order = switch (split.order()) {
            case LISTING -> ids;
            case SEED -> DrawnOrder.of(ids, String.valueOf(split.seed()));
        };
        int rest = ids.size() - fixed(split.train()) - fixed(split.valid()) - fixed(split.test());
        int learned = size(split.train(), rest);
        int validated = learned + size(split.valid(), rest);
        train.addAll(order.subList(0, learned));
        valid.addAll(order.subList(learned, validated));
        test.addAll(order.subList(validated, validated + size(split.test(), rest)));
    }

    private static int fixed(@Nullable SplitCount count) {
        return count == null ? 0 : count.images();
    }

    private static int size(@Nullable SplitCount count, int rest) {
        return count != null && count.isRest() ? rest : fixed(count);
    }

    /** The images of train and valid together, in the order of the whole list. */
    ImageSet trainAndValid() {
        return new PartOfSet(
                whole,
                whole.ids().stream()
                        .filter(id -> train.contains(id) || valid.contains(id))
                        .toList(),
                whole.ids().stream().filter(valid::contains).toList());
    }

    ImageSet test() {
        return new PartOfSet(whole, whole.ids().stream().filter(test::contains).toList(), List.of());
    }
}

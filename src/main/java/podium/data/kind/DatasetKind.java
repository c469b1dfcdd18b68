package podium.data.kind;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.data.dataset.Wanted;

/**
 * The layout of a data set's folder: which files hold the images, their labels and their masks.
 *
 * <pre>{@code
 * DatasetKind kind = DatasetKind.of("folders");   // the spelling in competition.yaml
 * ImageSet train = kind.open(root, "train", classes, new Wanted(kind.labels(), false));
 * }</pre>
 */
public sealed interface DatasetKind permits CifarBinary, Csv, Folders, Idx, ImageMasks, DatasetKind.NamedLists {
    /** Every kind, in the order of the documents. */
    static List<DatasetKind> all() {
        return List.of(
                new VocDevkit(),
                new KaggleNpy(),
                new Sample(),
                new Folders(),
                new Idx(),
                new CifarBinary(),
                new Csv(),
                new ImageMasks());
    }

    /**
     * The kind with the given name.
     *
     * @param name a spelling such as {@code voc-devkit}
     * @throws IllegalArgumentException if no kind has that name
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static DatasetKind of(Object name) {
        return all().stream()
                .filter(kind -> kind.spelling().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("found " + name + "; expected " + spellings()));
    }

    /** The spellings of all kinds, for messages. */
    static String spellings() {
        List<String> names = all().stream().map(DatasetKind::spelling).toList();
        int last = names.size() - 1;
        return names.stream().limit(last).collect(Collectors.joining(", ")) + " or " + names.get(last);
    }

    /** The spelling in competition.yaml, such as {@code voc-devkit}. */
    @JsonValue
    String spelling();

    /**
     * The folder of the data set, which may lie inside the given one.
     *
     * @throws podium.core.InputException if there is no data set of this kind; the message says how to get one
     */
    Path folder(Path root) throws IOException;

    /** The files that {@link #recognise} looks for, in words; empty for a generated data set. */
    String form();

    /**
     * The data set in a folder if its names and headers are those of this kind; otherwise empty.
     *
     * @throws podium.core.InputException if they are, but the data set cannot become a competition
     */
    Optional<FoundData> recognise(Path folder) throws IOException;

    /** The name of the list of train where competition.yaml gives none; null if it has to. */
    default @Nullable String trainList() {
        return "train";
    }

    /** The name of the list of test where competition.yaml gives none; null if it has to. */
    default @Nullable String testList() {
        return "test";
    }

    /** Where the labels come from unless competition.yaml says something else. */
    default LabelSource labels() {
        return LabelSource.ANNOTATIONS;
    }

    /** True if competition.yaml may choose where the labels come from. */
    default boolean offersLabels() {
        return false;
    }

    /** True if the data set has masks, so that pixels can be predicted. */
    default boolean hasMasks() {
        return false;
    }

    /** What the numbers of {@code dataset.split} count unless it says so; null if the kind has no such division. */
    default DatasetSplit.@Nullable Unit split() {
        return DatasetSplit.Unit.LIST;
    }

    /** True if Podium generates the data set when it is missing. */
    default boolean isGenerated() {
        return false;
    }

    /** True if the folder is what teams download from Kaggle. */
    default boolean isKaggleDownload() {
        return false;
    }

    /** The form in which a data set of this kind is published. */
    default PublishedForm published() {
        return PublishedForm.PICTURES;
    }

    /** Opens one list of a data set's own folder and reports each fault of the list. */
    ImageSet list(Path folder, String list, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException;

    /** Opens all images of a data set's own folder as one list, which {@code dataset.split} divides. */
    default ImageSet whole(Path folder, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        throw new IllegalStateException("a " + spelling() + " data set has lists of its own");
    }

    /**
     * Opens one list of images ({@code train}, {@code val}, {@code test}, ...); class c is
     * {@code classes.get(c - 1)}.
     *
     * @throws podium.core.InputException if the folder or the list is missing or wrong; files of single images are
     *     not read yet
     */
    default ImageSet open(Path root, String list, List<String> classes, Wanted wanted) throws IOException {
        return list(folder(root), list, classes, wanted, DatasetFault.REFUSED);
    }

    /**
     * A kind with masks whose lists competition.yaml names. {@code dataset.labels} says where the labels come from.
     */
    sealed interface NamedLists extends DatasetKind permits VocDevkit, KaggleNpy, Sample {
        @Override
        default @Nullable String trainList() {
            return null;
        }

        @Override
        default @Nullable String testList() {
            return null;
        }

        @Override
        default boolean offersLabels() {
            return true;
        }

        @Override
        default boolean hasMasks() {
            return true;
        }

        @Override
        default DatasetSplit.@Nullable Unit split() {
            return null;
        }

        @Override
        default PublishedForm published() {
            return PublishedForm.ARRAYS;
        }
    }
}

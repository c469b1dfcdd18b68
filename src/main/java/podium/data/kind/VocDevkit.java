package podium.data.kind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.ImageSet;
import podium.data.dataset.VocFolder;
import podium.data.dataset.VocImageSet;
import podium.data.dataset.Wanted;

/** The folders of the PASCAL VOC development kit, as they are in its tar file. */
public record VocDevkit() implements DatasetKind {
    private static final String HOW_TO_GET = "Get VOCtrainval_11-May-2009.tar from the PASCAL VOC 2009 page"
            + " (http://host.robots.ox.ac.uk/pascal/VOC/voc2009/) and unpack it so that"
            + " data/VOCdevkit/VOC2009/ImageSets/Segmentation/train.txt exists; or name its folder with --data DIR";

    @Override
    public String spelling() {
        return "voc-devkit";
    }

    @Override
    public Path folder(Path root) throws IOException {
        return VocFolder.find(root, HOW_TO_GET).root();
    }

    @Override
    public @Nullable String trainList() {
        return null;
    }

    @Override
    public @Nullable String testList() {
        return null;
    }

    @Override
    public boolean offersLabels() {
        return true;
    }

    @Override
    public boolean hasMasks() {
        return true;
    }

    @Override
    public DatasetSplit.@Nullable Unit split() {
        return null;
    }

    @Override
    public PublishedForm published() {
        return PublishedForm.ARRAYS;
    }

    @Override
    public ImageSet list(Path folder, String list, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        return VocImageSet.open(new VocFolder(folder), list, classes, wanted, faults);
    }
}

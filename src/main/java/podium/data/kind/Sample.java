package podium.data.kind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import podium.data.dataset.DatasetFault;
import podium.data.dataset.ImageSet;
import podium.data.dataset.VocFolder;
import podium.data.dataset.VocImageSet;
import podium.data.dataset.Wanted;

/** The generated sample, in the layout of the VOC development kit. */
public record Sample() implements DatasetKind.NamedLists {
    private static final String HOW_TO_GET = "Make it with: podium data sample";

    @Override
    public String spelling() {
        return "sample";
    }

    @Override
    public String form() {
        return "";
    }

    @Override
    public Optional<FoundData> recognise(Path folder) throws IOException {
        return Optional.empty();
    }

    @Override
    public Path folder(Path root) throws IOException {
        return VocFolder.find(root, HOW_TO_GET).root();
    }

    @Override
    public boolean isGenerated() {
        return true;
    }

    @Override
    public ImageSet list(Path folder, String list, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        return VocImageSet.open(new VocFolder(folder), list, classes, wanted, faults);
    }
}

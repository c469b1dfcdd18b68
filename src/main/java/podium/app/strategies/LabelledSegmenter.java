package podium.app.strategies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.Workers;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.data.maps.LogitFile;
import podium.player.runs.MaskFolder;
import podium.player.strategy.LabelledLogits;

/**
 * A segmenter's logits of images with known label maps. The label maps are in memory; logits are read on demand.
 *
 * @param name the name of the run
 */
record LabelledSegmenter(String name, List<String> ids, MaskFolder folder, int labels, List<LabelMap> truths)
        implements LabelledLogits {
    private static final String ENDING = ".npy";

    /**
     * Reads the label maps of the images that a folder has logits of.
     *
     * @param labels the number of labels, which is the background and the classes
     * @param truth reads the label map of an image
     */
    static LabelledSegmenter of(
            String name,
            MaskFolder folder,
            int labels,
            Workers.Work<String, LabelMap> truth,
            int threads,
            Progress progress)
            throws IOException {
        List<String> ids = ids(folder.logits());
        List<LabelMap> truths = Workers.each("reading masks", ids, threads, progress, truth);
        return new LabelledSegmenter(name, ids, folder, labels, truths);
    }

    private static List<String> ids(Path logits) throws IOException {
        if (!Files.isDirectory(logits)) {
            throw new InputException(logits + ": no logits of valid images to tune on; train the segmenter"
                    + " with --folds competition, or use a strategy.yaml with --from");
        }
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(logits)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING) && !file.startsWith("."))
                    .sorted()
                    .forEach(file -> ids.add(file.substring(0, file.length() - ENDING.length())));
        }
        return ids;
    }

    @Override
    public int images() {
        return ids.size();
    }

    @Override
    public LogitMap logits(int image) throws IOException {
        LabelMap truth = truths.get(image);
        return LogitFile.read(folder.logits(ids.get(image)), labels, truth.width(), truth.height());
    }

    @Override
    public LabelMap truth(int image) {
        return truths.get(image);
    }
}

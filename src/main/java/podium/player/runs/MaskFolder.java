package podium.player.runs;

import java.io.IOException;
import java.nio.file.Path;
import podium.core.files.WriteAside;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.data.maps.LogitFile;
import podium.data.maps.MaskPng;

/**
 * The folders of a segmenter's predictions: {@code masks-<part>/<id>.png} are palette PNGs of the size of each image,
 * {@code logits-<part>/<id>.npy} are the logits from which they were computed.
 *
 * @param run the run folder
 * @param part valid or test
 */
public record MaskFolder(Path run, String part) {
    public Path masks() {
        return run.resolve("masks-" + part);
    }

    public Path logits() {
        return run.resolve("logits-" + part);
    }

    public Path mask(String id) {
        return masks().resolve(id + ".png");
    }

    public Path logits(String id) {
        return logits().resolve(id + ".npy");
    }

    /** Writes both files of an image, each atomically. */
    public void write(String id, LogitMap logits, LabelMap map) throws IOException {
        WriteAside.write(logits(id), out -> LogitFile.write(logits, out));
        WriteAside.write(mask(id), out -> MaskPng.write(map, out));
    }
}

package podium.player.runs;

import java.io.IOException;
import java.nio.file.Path;
import podium.core.files.WriteAside;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.data.maps.LogitFile;
import podium.data.maps.MaskPng;

/**
 * What a segmenter says of some images: {@code masks-<part>/<id>.png}, palette PNGs of each image's size, and what they were
 * decided by, {@code logits-<part>/<id>.npy}.
 *
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

    /** Writes both files of an image, each whole or not at all. */
    public void write(String id, LogitMap logits, LabelMap map) throws IOException {
        WriteAside.write(logits(id), out -> LogitFile.write(logits, out));
        WriteAside.write(mask(id), out -> MaskPng.write(map, out));
    }
}

package podium.player.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.Reason;
import podium.core.files.PrettyJson;
import podium.core.files.StrictJson;
import podium.core.files.WriteAside;

/**
 * The content of a run's figures.json: the size and duration of the training, and the metrics on valid.
 *
 * @param images the numbers of images
 * @param epoch the number of the chosen epoch, from 1
 * @param epochs the number of trained epochs
 * @param fitSeconds the duration of these epochs in seconds
 * @param before the metrics on valid before the first epoch; null unless the training began with a run's network
 * @param valid the metrics on valid, with the recipe's decision rule; null without validation
 */
public record RunFigures(
        @JsonUnwrapped Images images,
        int epoch,
        int epochs,
        double fitSeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Figures before,
        @Nullable Figures valid) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The numbers of images of a training.
     *
     * @param trainImages the number of images that the network learnt from
     * @param validImages the number of images that it was validated on
     * @param outOfFold true if each of these was scored by a network that had not seen its fold
     * @param leftOut the number of images that could not be read
     */
    public record Images(int trainImages, int validImages, boolean outOfFold, int leftOut) {}

    /** The figures of a training that did not begin with a run's network. */
    public RunFigures(
            int trainImages,
            int validImages,
            boolean outOfFold,
            int leftOut,
            int epoch,
            int epochs,
            double fitSeconds,
            @Nullable Figures valid) {
        this(new Images(trainImages, validImages, outOfFold, leftOut), epoch, epochs, fitSeconds, null, valid);
    }

    /** Returns the number of images that the network learnt from. */
    public int trainImages() {
        return images.trainImages();
    }

    /** Returns the number of images that it was validated on. */
    public int validImages() {
        return images.validImages();
    }

    /** Returns true if each of these was scored by a network that had not seen its fold. */
    public boolean outOfFold() {
        return images.outOfFold();
    }

    /** Returns the number of images that could not be read. */
    public int leftOut() {
        return images.leftOut();
    }

    /** Writes the file atomically. */
    public void write(Path file) throws IOException {
        WriteAside.text(file, PrettyJson.text(this));
    }

    /**
     * Reads a file that {@link #write} wrote, also one of a version without topClassAccuracy.
     *
     * @throws InputException if the file is damaged
     */
    public static RunFigures read(Path file) throws IOException {
        try {
            return StrictJson.of(renamed(JSON.readTree(Files.readString(file))), RunFigures.class);
        } catch (JsonProcessingException e) {
            throw new InputException(file + ": not the figures of a run (" + Reason.of(e) + "); restore the file", e);
        }
    }

    /** Renames categoricalAccuracy of older files to topClassAccuracy; they do not have Keras' metric of that name. */
    private static JsonNode renamed(JsonNode figures) {
        if (figures.get("valid") instanceof ObjectNode valid
                && valid.has(FigureColumns.CATEGORICAL)
                && !valid.has(FigureColumns.TOP_CLASS)) {
            valid.set(FigureColumns.TOP_CLASS, valid.get(FigureColumns.CATEGORICAL));
            valid.put(FigureColumns.CATEGORICAL, Double.NaN);
        }
        return figures;
    }
}

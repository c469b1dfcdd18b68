package podium.player.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.files.PrettyJson;
import podium.core.files.StrictJson;
import podium.core.files.WriteAside;

/**
 * figures.json of a run: what it took, and how good it is on the images that choices are made by.
 *
 * @param trainImages that were learnt from
 * @param validImages that choices are made by
 * @param outOfFold whether each of these was scored by a network that had not seen its fold
 * @param leftOut images that could not be read
 * @param epoch that was chosen, from 1
 * @param epochs that were trained
 * @param fitSeconds that they took
 * @param valid figures of these, by the recipe's decision; null where all images were learnt from
 */
public record RunFigures(
        int trainImages,
        int validImages,
        boolean outOfFold,
        int leftOut,
        int epoch,
        int epochs,
        double fitSeconds,
        @Nullable Figures valid) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Writes the file whole or not at all. */
    public void write(Path file) throws IOException {
        WriteAside.text(file, PrettyJson.text(this));
    }

    /** Reads what {@link #write} wrote, now or before there was a topClassAccuracy. */
    public static RunFigures read(Path file) throws IOException {
        try {
            return StrictJson.of(renamed(JSON.readTree(Files.readString(file))), RunFigures.class);
        } catch (JsonProcessingException e) {
            throw new InputException(
                    file + ": not a run's figures (" + e.getOriginalMessage() + "); restore the file", e);
        }
    }

    /** Older files call topClassAccuracy categoricalAccuracy, and have nothing that is Keras' figure of that name. */
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

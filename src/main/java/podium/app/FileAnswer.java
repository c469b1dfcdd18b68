package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import podium.app.context.ImageFiles;
import podium.core.InputException;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.data.image.RgbImage;
import podium.player.export.ExportedFile;
import podium.player.export.FileOutput;
import podium.player.export.ModelCard;
import podium.player.figures.DecisionRule;
import podium.player.prediction.ClassScores;
import podium.report.charts.MaskPanel;
import podium.report.charts.ScorePicture;
import podium.report.tables.OutputTable;

/**
 * What an exported file says of one image.
 *
 * @param table a table for a terminal
 * @param notes remarks on how the image was processed
 */
record FileAnswer(String table, List<String> notes) {
    FileAnswer {
        notes = List.copyOf(notes);
    }

    /**
     * An image file, turned upright.
     *
     * @param id the file's name without its extension
     */
    record Photograph(String id, RgbImage image) {
        static Photograph read(Path file) throws IOException {
            if (!Files.isRegularFile(file)) {
                throw new InputException(
                        file + (Files.exists(file) ? ": not a file" : ": no such file") + "; expected an image");
            }
            String id = ImageFiles.in(file).byId().keySet().iterator().next();
            return new Photograph(id, RgbImage.readUpright(file));
        }
    }

    /**
     * Runs a file on an image.
     *
     * @param model the name of the network in the picture
     * @param png receives the image with a chart of its scores or its label map; null for no picture
     */
    static FileAnswer of(ExportedFile file, Photograph photograph, String model, @Nullable Path png)
            throws IOException {
        ExportedFile.Input input = file.input(photograph.image());
        List<String> notes = new ArrayList<>();
        if (file.card().size().isEmpty()
                && !input.image().size().equals(photograph.image().size())) {
            notes.add(photograph.id() + ": " + photograph.image().size() + " pixels, reduced to "
                    + input.image().size());
        }
        if (file.card().averaging().tiles().isPresent()) {
            notes.add(photograph.id() + ": the file takes one tile, and was given the one with the most edges");
        }
        if (!file.card().averaging().none()) {
            notes.add("'podium predict' averages several outputs of the run for each image; the file gives one, so its"
                    + " result may differ");
        }
        String table = file.output(input).choose(new Told(file.card(), photograph, model, png));
        return new FileAnswer(table, notes);
    }

    /** The table and the picture of an output. */
    private record Told(
            ModelCard card,
            Photograph photograph,
            String model,
            @Nullable Path png) implements FileOutput.Cases<String, IOException> {
        @Override
        public String scores(float[] values) throws IOException {
            ClassScores scores = new ClassScores(card.classes(), List.of(photograph.id()), new float[][] {values});
            DecisionRule rule = card.decision().orElseThrow();
            if (png != null) {
                new ScorePicture(model, scores, rule, Set.of()).write(png, photograph.image(), 0);
            }
            return OutputTable.of(scores, rule);
        }

        @Override
        public String logits(LogitMap map) throws IOException {
            return labels(map.labels(map.columns(), map.rows()));
        }

        @Override
        public String labels(LabelMap map) throws IOException {
            if (png != null) {
                new MaskPanel(model, card.classes()).write(png, photograph.id(), photograph.image(), null, map);
            }
            return OutputTable.of(map, card.classes());
        }
    }
}

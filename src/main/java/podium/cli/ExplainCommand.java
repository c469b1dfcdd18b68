package podium.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import podium.UsageException;
import podium.pipeline.ExplainRun;

/** {@code podium explain RUN [test|valid|DIR|IMAGE]}. */
@Command(
        name = "explain",
        description = {
            "Draw where a trained network looks for each class that it sees.",
            "",
            "Maps are Grad-CAM's (Selvaraju et al., 2017), from the backbone's last map and its gradients, of a segmenter by"
                    + " the logits of a class's pixels (Vinogradova et al., 2020); or with --occlusion those of a grey square"
                    + " that goes over the image and takes scores away (Zeiler and Fergus, 2014). OUT/maps has a picture an"
                    + " image, OUT/contact.png the images with the highest and the lowest Dice (the first and the last"
                    + " where no truth is known), OUT/explain.csv a row a map.",
            "",
            "Where masks are known, it is told how much of the heat lies on the class's own pixels, and how much would of a"
                    + " map that knows nothing. Maps of Grad-CAM are checked against those of the same network with a random"
                    + " head (Adebayo et al., 2018): a rank correlation near 1 would mean that they do not show what was"
                    + " learned."
        },
        footer = {
            "",
            "Examples:",
            "  podium explain submissions/voc2009/mobilenetv2-finetune-1a2b3c4d --limit 50",
            "  podium explain submissions/voc2009/mobilenetv2-finetune-1a2b3c4d dog.jpg --class dog --occlusion",
            "  podium explain submissions/voc2009/deeplabv3plus-mobilenetv2-1a2b3c4d dog.jpg"
        })
final class ExplainCommand extends PodiumCommand {
    @Mixin
    private TriedRun tried;

    @Option(names = "--occlusion", description = "Hide parts of the image in place of gradients; slower, any network.")
    private boolean occlusion;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "Look for this one (default: the four likeliest that are seen).")
    private @Nullable String label;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "Images at most, spread evenly (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--out", paramLabel = "OUT", description = "The folder to write (default: RUN/explained).")
    private @Nullable Path out;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "2009",
            description = "Of the random head (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        if (limit < 1) {
            throw new UsageException("--limit " + limit + "; expected 1 or more images");
        }
        Path folder = out == null ? tried.run().path().resolve("explained") : out;
        ExplainRun.Result result = new ExplainRun(
                        workspace(),
                        new ExplainRun.Request(
                                tried.run(),
                                tried.images(),
                                tried.competition(),
                                occlusion,
                                label,
                                folder,
                                limit,
                                seed),
                        progress())
                .run();
        out().println(result.maps() + (result.maps() == 1 ? " map" : " maps"));
        if (result.onObject().isPresent() && result.area().isPresent()) {
            out().println(String.format(
                    Locale.ROOT,
                    "%.1f%% of the heat lies on pixels of the class, which are %.1f%% of the images",
                    100 * result.onObject().getAsDouble(),
                    100 * result.area().getAsDouble()));
        }
        if (result.sanity().isPresent()) {
            out().println(String.format(
                    Locale.ROOT,
                    "with a random head the maps are others: mean rank correlation %.2f",
                    result.sanity().getAsDouble()));
        }
        err().println("wrote " + folder);
        return ExitCode.OK;
    }
}

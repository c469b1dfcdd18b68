package podium.cli.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.context.SkippedImages;
import podium.app.lab.Reject;
import podium.cli.console.EngineOption;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.cli.console.RejectionOptions;
import podium.core.UsageException;
import podium.player.runs.RunFolder;

/** {@code podium reject RUN --against DIR...}. */
@Command(
        name = "reject",
        description = {
            "Measure how well a trained classifier tells images of its classes from others.",
            "",
            "Three scores say how familiar an image is: the highest probability, the energy of the logits, and the"
                    + " Mahalanobis distance of the features to the nearest class mean. For each score, the command"
                    + " prints the area under the ROC curve (AUROC), and the false positive rate at a true positive"
                    + " rate of 95%%: the share of unknown images that are as familiar as 95%% of the known ones. Both"
                    + " have bootstrap intervals over images. Known images are those of test, or of valid if the"
                    + " labels of test are not here. Unknown images are those of each folder after --against.",
            "",
            "Class means are fitted on the run's train images. Thresholds and the choice of a score come from its"
                    + " valid images alone. There, each class in turn and distorted images stand for unknown images, and"
                    + " the score with the highest mean AUROC is used. RUN/rejection keeps what was fitted, also for 'podium predict --reject'."
        },
        footer = {
            "",
            "Examples:",
            "  podium reject submissions/code-images/tiles-1a2b3c4d --against ~/photos",
            "  podium reject RUN --against ~/photos ~/paintings --csv rejection.csv",
            "  podium reject RUN --hold-out --json"
        })
public final class RejectCommand extends PodiumCommand {
    @Parameters(paramLabel = "RUN", description = "The folder of a classifier's run that 'podium train' wrote.")
    private Path run;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            arity = "1..*",
            description = "Folders of images that show none of the classes.")
    private List<Path> against = new ArrayList<>();

    @Option(
            names = "--hold-out",
            description = "Also treat each class of the known images as unknown in turn, without its output and its"
                    + " mean.")
    private boolean holdOut;

    @Option(
            names = "--reject",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "The share of known images that may be rejected (default: ${DEFAULT-VALUE}).")
    private double share;

    @Mixin
    private RejectionOptions options;

    @Option(names = "--csv", paramLabel = "CSV", description = "Also write the figures in full precision to a file.")
    private @Nullable Path csv;

    @Option(names = "--json", description = "Print one JSON object with numbers in full precision.")
    private boolean json;

    @Option(names = "--skip-corrupt", description = "Exit with code 0 even if images cannot be read and are skipped.")
    private boolean skipCorrupt;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() throws IOException {
        double rejected = RejectionOptions.share(share);
        requireFolderOf(csv);
        RunFolder folder = new RunFolder(run);
        if (against.isEmpty()
                && !holdOut
                && folder.readRecipe().images().leaveOut().isEmpty()) {
            throw new UsageException(
                    "no unknown images given; expected --against DIR, --hold-out, or a run whose recipe"
                            + " sets leave-out");
        }
        Reject.Result result = new Reject(
                        context(engine.choice()),
                        new Reject.Request(folder, options.competition(), against, holdOut, rejected, options.score()))
                .run();
        out().print(json ? result.report().json() : result.report().text());
        result.report().notes().forEach(err()::println);
        if (csv != null) {
            result.report().writeCsv(csv);
            err().println("wrote " + csv);
        }
        int code = ExitCode.OK;
        for (SkippedImages skipped : result.skipped()) {
            code = Math.max(code, tell(skipped));
        }
        return skipCorrupt ? ExitCode.OK : code;
    }
}

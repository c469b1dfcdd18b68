package podium.cli.machine;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.competition.NewCompetition;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.judge.competition.Labelling;

/** {@code podium competition new ID --data DIR}. */
@Command(
        name = "new",
        description = {
            "Recognise a data set, count its images, and write a competition for it.",
            "",
            "The command looks at the names and headers of the files in DIR, and finds out how the data set is laid"
                    + " out. It writes competition/ID with competition.yaml (with a comment for each key),"
                    + " description.md, recipes of networks and players.yaml. You can change all of them."
        },
        footer = {
            "",
            "Examples:",
            "  podium competition new flowers --data ~/flowers",
            "  podium competition new digits --data ~/mnist --title \"Handwritten digits\"",
            "  podium competition new tags --data ~/tags --labels multiple"
        })
final class CompetitionNewCommand extends PodiumCommand {
    @Parameters(
            paramLabel = "ID",
            description = "The name of the competition: lower-case letters, digits, '.', '_' and '-'.")
    private String id;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "The folder of the data set.")
    private Path data;

    @Option(names = "--title", paramLabel = "T", description = "The title, in one line (default: the ID).")
    private @Nullable String title;

    @Option(
            names = "--labels",
            paramLabel = "KIND",
            description = "How many classes an image has: single (exactly one) or multiple (default: what the data set"
                    + " looks like).")
    private @Nullable Labelling labels;

    @Override
    public Integer call() throws IOException {
        NewCompetition.Written written =
                NewCompetition.run(new NewCompetition.Request(id, data, title, labels), context());
        out().println(data + ": " + written.found().kind().form() + " ("
                + written.found().kind().spelling() + ")");
        out().println(written.competition().classes().size() + " classes; an image has "
                + switch (written.competition().labelling()) {
                    case SINGLE -> "exactly one";
                    case MULTIPLE -> "any number of them";
                }
                + "; images of about " + written.counts().size() + " pixels, "
                + (written.counts().grey() ? "grey" : "in colour"));
        out().print(written.counts().text());
        written.competition()
                .heldOut()
                .ifPresent(part -> out().println("Test has no labels, so a part of train plays test."));
        err().println("wrote " + written.folder());
        out().println("Next: podium data check " + id + ", then podium run " + id);
        return ExitCode.OK;
    }
}

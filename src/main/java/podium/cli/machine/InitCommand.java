package podium.cli.machine;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import podium.app.MakeWorkspace;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;

/** {@code podium init DIR}. */
@Command(
        name = "init",
        description = {
            "Create a workspace: a folder with its own competition/, data/, submissions/ and leaderboard/.",
            "",
            "To use the workspace in another command, add --workspace DIR."
        },
        footer = {"", "Example:", "  podium init ~/voc && podium run --workspace ~/voc"})
public final class InitCommand extends PodiumCommand {
    @Parameters(paramLabel = "DIR", description = "An empty folder, or one that does not exist.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        MakeWorkspace.run(folder);
        out().println(folder.toAbsolutePath().normalize());
        return ExitCode.OK;
    }
}

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
            "Make a workspace: a folder with competition/, data/, submissions/ and leaderboard/ of its own.",
            "",
            "Every command takes it with --workspace DIR."
        },
        footer = {"", "Example:", "  podium init ~/voc && podium run --workspace ~/voc"})
public final class InitCommand extends PodiumCommand {
    @Parameters(paramLabel = "DIR", description = "A folder that is empty or does not exist.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        MakeWorkspace.run(folder);
        out().println(folder.toAbsolutePath().normalize());
        return ExitCode.OK;
    }
}

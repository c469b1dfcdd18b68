package podium.cli.classroom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.classroom.Rescore;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;
import podium.judge.leaderboard.Rescoring;
import podium.report.scores.RescoringReport;

/** {@code podium rescore COMPETITION}. */
@Command(
        name = "rescore",
        description = {
            "Score entries again from their stored files, with the solution that is prepared now.",
            "",
            "Without --all and ENTRY, the command scores the entries that have no score by this solution and are"
                    + " therefore not ranked. It prints what changed; earlier scores stay on record. The exit code is"
                    + " 1 if the stored file of an entry is missing or was changed."
        },
        footer = {
            "",
            "Examples:",
            "  podium rescore voc2009",
            "  podium rescore voc2009 --all --private",
            "  podium rescore voc2009 12 15"
        })
public final class RescoreCommand extends PodiumCommand {
    @Parameters(index = "0", paramLabel = "COMPETITION", description = "A prepared competition.")
    private String id;

    @Parameters(index = "1..*", paramLabel = "ENTRY", arity = "0..*", description = "The numbers of the entries.")
    private List<Long> entries = new ArrayList<>();

    @Option(names = "--all", description = "Score all entries of the competition.")
    private boolean all;

    @Option(names = "--private", description = "Also print private scores. This is for graders.")
    private boolean grader;

    @Override
    public Integer call() throws IOException {
        if (all && !entries.isEmpty()) {
            throw new UsageException("--all and entry numbers do not go together; give one of them");
        }
        List<Rescoring.Outcome> outcomes = Rescore.run(new Rescore.Request(id, all, entries), context());
        out().print(RescoringReport.text(outcomes, grader));
        return outcomes.stream().anyMatch(Rescoring.Outcome.Lost.class::isInstance) ? ExitCode.COULD_NOT : ExitCode.OK;
    }
}

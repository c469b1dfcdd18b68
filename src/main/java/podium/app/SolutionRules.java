package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import podium.core.InputException;
import podium.judge.competition.Prepared;
import podium.judge.competition.ScoreRule;
import podium.judge.competition.Solution;
import podium.judge.competition.Workspace;

/** The rules for scoring submissions: a solution, a metric, and the names of the classes. */
public final class SolutionRules {
    private final Opener opener;
    private final ScoreRule evaluation;
    private final List<String> classes;

    private interface Opener {
        Solution open() throws IOException;
    }

    private SolutionRules(Opener opener, ScoreRule evaluation, List<String> classes) {
        this.opener = opener;
        this.evaluation = evaluation;
        this.classes = List.copyOf(classes);
    }

    /** The rules of a prepared competition. */
    public static SolutionRules ofCompetition(Workspace workspace, String id) throws IOException {
        Prepared prepared = Prepared.open(workspace, id);
        return new SolutionRules(
                prepared::openSolution,
                prepared.competition().evaluation(),
                prepared.competition().classes());
    }

    /** The rules for a solution file without a competition: numbers are the names of the classes. */
    public static SolutionRules ofFile(Path file, int classes, ScoreRule rule) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + (Files.exists(file) ? ": not a regular file" : ": no such file")
                    + "; expected a solution.csv");
        }
        return new SolutionRules(
                () -> Solution.open(file, classes, rule.metric()),
                rule,
                IntStream.rangeClosed(1, classes).mapToObj(Integer::toString).toList());
    }

    public Solution open() throws IOException {
        return opener.open();
    }

    ScoreRule evaluation() {
        return evaluation;
    }

    List<String> classes() {
        return classes;
    }
}

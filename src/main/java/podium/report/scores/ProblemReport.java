package podium.report.scores;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import podium.core.VisibleText;
import podium.core.files.PrettyJson;
import podium.core.yaml.Spelling;
import podium.judge.submission.Problem;
import podium.judge.submission.Problems;
import podium.judge.submission.SubmissionFile;
import podium.report.tables.Json;

/** A report on a submission file: its problems and a verdict. */
public final class ProblemReport {
    private ProblemReport() {}

    /** One line per problem, and a line with the verdict. */
    public static String text(SubmissionFile file) {
        return problems(file) + verdict(file) + "\n";
    }

    /** One line per problem, and a line with the number of problems that are not listed. */
    public static String problems(SubmissionFile file) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : file.problems().listed()) {
            text.append(problem.format(VisibleText.of(file.path().toString()))).append('\n');
        }
        String unlisted = file.problems().unlisted();
        if (!unlisted.isEmpty()) {
            text.append("problems not listed: ").append(unlisted).append('\n');
        }
        return text.toString();
    }

    /** The verdict, such as {@code submission.csv: valid: 600 rows, no errors, 1 warning}. */
    public static String verdict(SubmissionFile file) {
        Problems problems = file.problems();
        return String.format(
                Locale.ROOT,
                "%s: %s: %,d rows, %s, %s",
                VisibleText.of(file.path().toString()),
                problems.valid() ? "valid" : "invalid",
                file.rows(),
                count(problems.errors(), "error"),
                count(problems.warnings(), "warning"));
    }

    private static String count(long number, String what) {
        String plural = number == 1 ? what : what + "s";
        return number == 0 ? "no " + plural : String.format(Locale.ROOT, "%,d %s", number, plural);
    }

    /** The JSON {@code {"valid":..,"rows":..,"sha256":..,"errors":..,"warnings":..,"problems":[..]}}. */
    public static String json(SubmissionFile file) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("valid", file.problems().valid());
        node.put("rows", file.rows());
        node.put("sha256", file.sha256());
        node.put("errors", file.problems().errors());
        node.put("warnings", file.problems().warnings());
        node.set("problems", jsonProblems(file));
        return PrettyJson.text(node);
    }

    /** Each problem as {@code {"severity":..,"kind":..,"line":..,"id":..,"message":..}}. */
    static ArrayNode jsonProblems(SubmissionFile file) {
        ArrayNode nodes = Json.NODES.arrayNode();
        for (Problem problem : file.problems().listed()) {
            nodes.addObject()
                    .put("severity", problem.severity())
                    .put("kind", Spelling.of(problem.kind()))
                    .put("line", problem.line())
                    .put("id", problem.id())
                    .put("message", problem.message());
        }
        return nodes;
    }
}

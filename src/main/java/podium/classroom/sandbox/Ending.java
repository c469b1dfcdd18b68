package podium.classroom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import podium.classroom.sandbox.NotebookRun.Outcome;

/** The outcome of a notebook's run, with details for the grader. */
record Ending(Outcome how, String detail) {
    /** Python's message about a missing module or submodule. */
    private static final Pattern NO_MODULE = Pattern.compile(
            "No module named '([\\p{L}_][\\p{L}\\p{N}_]{0,99}(?:\\.[\\p{L}_][\\p{L}\\p{N}_]{0,99}){0,9})'.*");

    /** Tells whether the Python that runs notebooks lacks a module; it is asked outside of any notebook. */
    interface Modules {
        boolean lack(String module) throws IOException;
    }

    static Ending outOfTime(SandboxLimits limits) {
        return new Ending(Outcome.TIMED_OUT, "stopped after " + limits.time().toSeconds() + " s");
    }

    static Ending outOfMemory(SandboxLimits limits) {
        return new Ending(Outcome.OVER_LIMIT, "more than " + (limits.memory() >> 20) + " MB of memory");
    }

    static Ending outOfProcesses(SandboxLimits limits) {
        return new Ending(Outcome.OVER_LIMIT, "more than " + limits.processes() + " processes and threads");
    }

    /** The ending of a notebook that was not stopped. Its own claims, such as a missing module, are verified. */
    static Ending of(Report report, SandboxLimits limits, Optional<ControlGroup> group, Modules modules)
            throws IOException {
        JsonNode result = report.result();
        if (result.path("ended").asText().equals("done")) {
            return done(report, limits);
        }
        if (group.isPresent() && group.get().ranOutOfMemory()) {
            return outOfMemory(limits);
        }
        if (group.isPresent() && group.get().ranOutOfProcesses()) {
            return outOfProcesses(limits);
        }
        return switch (result.path("ended").asText()) {
            case "error" -> error(result, modules);
            case "dead" -> new Ending(Outcome.FAILED, place(result) + "the kernel died");
            case "language" ->
                new Ending(
                        Outcome.CANNOT_RUN_HERE,
                        "the notebook's language is " + result.path("name").asText() + ", and cell "
                                + result.path("cell").asInt() + " is not Python");
            case "unreadable" ->
                new Ending(
                        Outcome.FAILED,
                        "the notebook cannot be read: " + result.path("message").asText());
            case "start" ->
                throw new IOException("the sandbox failed: the notebook's kernel did not start; see log.txt ("
                        + result.path("message").asText() + ")");
            case "overwhelmed" ->
                new Ending(
                        Outcome.FAILED,
                        "the notebook's messages crashed its runner (exit code "
                                + result.path("exit").asInt() + "); see log.txt");
            default -> new Ending(Outcome.FAILED, "the notebook's runner was killed; see log.txt");
        };
    }

    private static Ending done(Report report, SandboxLimits limits) {
        int files = report.result().path("files").asInt();
        if (files > limits.files()) {
            return new Ending(
                    Outcome.OVER_LIMIT,
                    "it leaves " + files + " files; Kaggle loses the submission if there are more than "
                            + limits.files());
        }
        if (report.submission().isEmpty()) {
            return new Ending(Outcome.NO_SUBMISSION, whyNoSubmission(report.result()));
        }
        return new Ending(Outcome.DONE, "");
    }

    private static String whyNoSubmission(JsonNode result) {
        if (result.hasNonNull("refused")) {
            return result.path("refused").asText();
        }
        List<String> names = StreamSupport.stream(result.path("names").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return names.isEmpty() ? "it leaves no file" : "it leaves no submission.csv, but " + String.join(", ", names);
    }

    /** A notebook that raises ModuleNotFoundError for a module that is not missing has failed. */
    private static Ending error(JsonNode result, Modules modules) throws IOException {
        String name = result.path("name").asText();
        String message = result.path("message").asText();
        Matcher module = NO_MODULE.matcher(message);
        String error = place(result) + name + (message.isEmpty() ? "" : ": " + message);
        if (name.equals("ModuleNotFoundError")) {
            if (module.matches() && modules.lack(module.group(1))) {
                return new Ending(Outcome.CANNOT_RUN_HERE, place(result) + "needs " + top(module.group(1)));
            }
            return new Ending(
                    Outcome.FAILED, error + " (raised by the notebook's own code; the module is not missing here)");
        }
        String language = result.path("language").asText();
        return new Ending(
                Outcome.FAILED,
                error
                        + (language.isEmpty()
                                ? ""
                                : " (the notebook's language is " + language + ", but all of its cells are Python)"));
    }

    private static String top(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }

    private static String place(JsonNode result) {
        int cell = result.path("cell").asInt();
        return cell == 0 ? "" : "cell " + cell + ": ";
    }
}

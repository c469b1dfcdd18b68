package podium.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a console block, and what each is expected to print.
 *
 * <pre>
 * $ ./podium score submission.csv -c sample    # exit 3
 * ...
 * invalid: 40 rows, 1 error, no warnings
 * </pre>
 */
record Transcript(List<Step> steps) {
    private static final String PROMPT = "$ ";
    private static final Pattern EXIT = Pattern.compile("\\s#\\s*exit (\\d+)\\s*$");

    /**
     * One command.
     *
     * @param place the page and line of the command
     * @param expected the lines below it; none where only the exit code matters
     */
    record Step(String place, String command, int code, List<String> expected) {}

    static Transcript of(CodeBlock block) {
        List<Step> steps = new ArrayList<>();
        List<String> lines = block.lines();
        int at = 0;
        while (at < lines.size()) {
            if (!lines.get(at).startsWith(PROMPT)) {
                if (steps.isEmpty() && !lines.get(at).isBlank()) {
                    throw new IllegalArgumentException(
                            block.place() + ": '" + lines.get(at) + "' is no command; expected '$ ' before it");
                }
                at++;
                continue;
            }
            String place = block.page() + ":" + (block.line() + at + 1);
            StringBuilder command = new StringBuilder(lines.get(at++).substring(PROMPT.length()));
            while (command.length() > 0 && command.charAt(command.length() - 1) == '\\' && at < lines.size()) {
                command.setLength(command.length() - 1);
                command.append(lines.get(at++).replaceFirst("^> ", "").strip());
            }
            int end = at;
            while (end < lines.size() && !lines.get(end).startsWith(PROMPT)) {
                end++;
            }
            Matcher exit = EXIT.matcher(command);
            steps.add(new Step(
                    place,
                    command.toString().strip(),
                    exit.find() ? Integer.parseInt(exit.group(1)) : 0,
                    withoutBlankEnd(lines.subList(at, end))));
            at = end;
        }
        return new Transcript(List.copyOf(steps));
    }

    private static List<String> withoutBlankEnd(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return List.copyOf(lines.subList(0, end));
    }
}

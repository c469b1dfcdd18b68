package podium.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.cli.CommandLineRun;

/**
 * docs/messages.md is what the commands of {@link UsageMessages}, {@link FileMessages} and {@link SubmissionMessages} print.
 * Run this test with {@code -Dpodium.messages.write=true} to write the page again.
 */
class MessagesPageTest {
    private static final String START = """
            # Messages

            <!-- Written by MessagesPageTest; run it with -Dpodium.messages.write=true to write it again. -->

            This page lists typical messages of Podium. Each row is a message that a test provokes and compares with this page.
            A message says where the problem is, what Podium found, what it expected, and what you can do.
            Messages go to standard error, and `validate` lists problems on standard output.

            - [Exit code 1](#exit-code-1): Podium could not do it, because of a file or a rule.
            - [Exit code 2](#exit-code-2): the command line is wrong.
            - [Exit code 3](#exit-code-3): the submission is invalid.

            Exit code 4 is a bug of Podium. Please report it with the lines that the message asks for.
            """;

    @TempDir
    private Path folder;

    @Test
    void thePageHasTheMessagesThatCommandsPrint() throws IOException {
        MessageWorkspaces.make(folder);
        StringBuilder page = new StringBuilder(START);
        List<String> faults = new ArrayList<>();
        for (int code = 1; code <= 3; code++) {
            page.append("\n## Exit code ").append(code).append("\n\n");
            page.append("| message | what it means | what you can do |\n|---|---|---|\n");
            for (Message message : messages(code)) {
                CommandLineRun run = new DocumentShell(message.place().in(folder)).run(message.command());
                if (run.code() != code) {
                    faults.add(
                            message.command() + ": exit code " + run.code() + "; expected " + code + ": " + run.err());
                }
                page.append(row(message, text(run)));
            }
        }
        Path file = Pages.ROOT.resolve(Pages.MESSAGES);
        if (Boolean.getBoolean("podium.messages.write")) {
            Files.writeString(file, page);
        }
        assertThat(faults).isEmpty();
        assertThat(file).content().isEqualTo(page.toString());
    }

    private static List<Message> messages(int code) {
        return Stream.of(FileMessages.ALL, UsageMessages.ALL, SubmissionMessages.ALL)
                .flatMap(List::stream)
                .filter(message -> message.code() == code)
                .toList();
    }

    /** The line that tells of the failure, without what differs between machines. */
    private static String text(CommandLineRun run) {
        return Stream.concat(run.err().lines(), run.out().lines())
                .filter(line -> line.startsWith("podium: ") || line.contains(": error: ") || line.startsWith("fault: "))
                .findFirst()
                .orElse("")
                .replaceFirst("^podium: ", "")
                .replaceAll("-[0-9a-f]{8}(?![0-9a-f])", "-1a2b3c4d")
                .replaceAll("[0-9a-f]{64}", "1a2b...");
    }

    private static String row(Message message, String text) {
        assertThat(text).as(message.command()).isNotEmpty();
        String fence = text.contains("`") ? "``" : "`";
        return "| " + fence + text.replace("|", "\\|") + fence + " | " + message.means() + " | " + message.remedy()
                + " |\n";
    }
}

package podium.judge.leaderboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import podium.core.RefusedException;
import podium.judge.submission.ReadLimits;

/**
 * A process that submits one file after another: {@code SubmitMain ROOT TEAM CSV...}. It prints {@code ready},
 * waits for a line, and then prints for each file {@code ok SEQUENCE SUM} after the acknowledgement, or
 * {@code refused}.
 */
final class SubmitMain {
    private SubmitMain() {}

    public static void main(String[] args) throws IOException {
        Contest contest = Contest.reopen(Path.of(args[0]));
        System.out.println("ready");
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        for (int i = 2; i < args.length; i++) {
            try (Ledger ledger = contest.ledger()) {
                Entry entry = new SubmissionDesk(ledger, contest.prepared(), Clock.systemUTC())
                        .submit(Path.of(args[i]), new Team(args[1]), Entry.MAIN_TRACK, "", ReadLimits.DEFAULT)
                        .receipt()
                        .orElseThrow()
                        .entry();
                System.out.println("ok " + entry.sequence() + " " + entry.sum());
            } catch (RefusedException e) {
                System.out.println("refused");
            }
        }
    }
}

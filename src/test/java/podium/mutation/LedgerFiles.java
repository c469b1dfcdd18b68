package podium.mutation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import podium.core.Progress;
import podium.core.VisibleText;
import podium.judge.competition.Prepared;
import podium.judge.competition.Workspace;
import podium.judge.leaderboard.Contest;
import podium.judge.leaderboard.Entry;
import podium.judge.leaderboard.Leaderboard;
import podium.judge.leaderboard.Ledger;
import podium.judge.leaderboard.Rescoring;
import podium.judge.leaderboard.SubmissionDesk;
import podium.judge.leaderboard.Team;
import podium.judge.leaderboard.Verification;
import podium.judge.submission.ReadLimits;

/** Databases of a small ledger, which is verified, ranked, rescored and sometimes written to. */
final class LedgerFiles implements Format.Files {
    private static final int PAGE = 4096;
    private static final Instant NOW = Instant.parse("2027-01-11T12:00:00Z");
    private static final Clock NOON = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Workspace workspace;
    private final Prepared prepared;
    private final Path other;
    private final Path file;
    private final byte[] sound;

    /** The pages that contain the SQL text of tables and triggers. */
    private final List<Integer> schema;

    private int read;

    LedgerFiles(Path folder) throws IOException {
        Contest contest = Contest.in(folder);
        workspace = contest.workspace();
        prepared = contest.prepared();
        try (Ledger ledger = Ledger.open(workspace)) {
            submit(ledger, "Ada", contest.submission(10, 10));
            submit(ledger, "Bob", contest.submission(12, 8));
            submit(ledger, "Ada", contest.submission(15, 5));
            ledger.hide(2, true, "a reason", NOW);
            ledger.retime(3, NOW.minusSeconds(60), "a wrong clock", NOW);
            new SubmissionDesk(ledger, prepared, NOON).select(List.of(1L, 3L));
        }
        other = contest.submission(3, 3);
        file = workspace.leaderboard().resolve("podium.db");
        sound = Files.readAllBytes(file);
        schema = IntStream.range(0, sound.length / PAGE)
                .map(page -> page * PAGE)
                .filter(page -> new String(sound, page, PAGE, ISO_8859_1).contains("CREATE "))
                .boxed()
                .toList();
    }

    private void submit(Ledger ledger, String team, Path csv) throws IOException {
        new SubmissionDesk(ledger, prepared, NOON)
                .submit(csv, new Team(team), Entry.MAIN_TRACK, "", ReadLimits.DEFAULT);
    }

    @Override
    public byte[] mutated(Mutator mutator) {
        byte[] bytes = sound.clone();
        int page = mutator.once(4) ? mutator.one(schema) : mutator.below(bytes.length / PAGE) * PAGE;
        switch (mutator.below(24)) {
            case 0 -> {
                return Arrays.copyOf(bytes, mutator.below(bytes.length));
            }
            case 1 -> System.arraycopy(sound, mutator.below(bytes.length / PAGE) * PAGE, bytes, page, PAGE);
            case 2 -> Arrays.fill(bytes, page + mutator.below(PAGE), page + PAGE, (byte) 0);
            default -> {
                for (int flips = 1 + mutator.below(8); flips > 0; flips--) {
                    int at = mutator.once(3) ? mutator.below(bytes.length) : page + mutator.below(PAGE);
                    bytes[at] = (byte) (mutator.once(2) ? mutator.below(256) : bytes[at] ^ (1 << mutator.below(8)));
                }
            }
        }
        return bytes;
    }

    @Override
    public Format.Use read(byte[] bytes) throws IOException {
        for (String beside : List.of("podium.db-wal", "podium.db-shm")) {
            Files.deleteIfExists(file.resolveSibling(beside));
        }
        Files.write(file, bytes);
        read++;
        Ledger opened = declared(() -> Ledger.existing(workspace));
        return () -> declared(() -> {
            try (Ledger ledger = opened) {
                Verification verified = Verification.of(ledger, List.of("0".repeat(64)), NOW);
                verified.faults().forEach(fault -> Refusals.requireShort(VisibleText.of(fault)));
                ledger.entries(Contest.ID);
                Rescoring.needed(ledger, prepared);
                if (read % 5 == 0) {
                    Leaderboard.of(ledger, prepared, Entry.MAIN_TRACK, true, NOW);
                }
                if (!verified.sound()) {
                    throw new Refusals.Declared(verified.faults().get(0));
                }
            }
            if (read % 4 == 0) {
                write();
            }
            return true;
        });
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    /** Also accepts messages about a disk: SQLite takes some damage for a file that cannot be written. */
    private static <T> T declared(Work<T> work) throws IOException {
        try {
            return work.done();
        } catch (Refusals.Declared e) {
            throw e;
        } catch (IOException e) {
            Refusals.requireShort(String.valueOf(e.getMessage()));
            throw new Refusals.Declared(String.valueOf(e.getMessage()));
        }
    }

    private void write() throws IOException {
        try (Ledger ledger = Ledger.open(workspace)) {
            ledger.hide(1, true, "", NOW);
            submit(ledger, "Ada", other);
            Rescoring.rescore(ledger, prepared, ledger.entries(Contest.ID), Progress.NONE);
        }
    }
}

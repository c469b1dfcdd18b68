package podium.classroom.handin;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import podium.core.InputException;
import podium.core.files.FileName;
import podium.core.files.Sha256;
import podium.judge.leaderboard.Team;
import podium.judge.submission.Quote;

/** One team's hand-in as it lies in the folder of hand-ins, before it is opened. */
public sealed interface Source {
    /** The folder or file; the first one if there are several files. */
    Path path();

    /** The hand-in's name: a folder's name, or a file's name without its ending. */
    String called();

    /**
     * Opens the hand-in.
     *
     * @param unpacked the folder below which an archive is unpacked, into a folder of its own
     * @param remarks receives remarks on skipped and damaged files
     * @throws InputException if the hand-in cannot be read
     */
    Files open(Path unpacked, List<String> remarks) throws IOException;

    /**
     * The files of a hand-in, and their folder.
     *
     * @param chosen true if the files are loose in the folder of hand-ins; then every CSV is a submission, whatever its
     *     content
     */
    record Files(Path folder, List<HandedFile> all, boolean chosen) {}

    /** The name of the folder or file, with its ending. */
    default String fileName() {
        return Objects.requireNonNull(path().getFileName()).toString();
    }

    /** The hand-in's team. A name that is not a valid team name is changed; see {@link #renamed}. */
    default Team team() {
        return TeamName.of(called()).team();
    }

    /** A remark if the team's name differs from the hand-in's name. */
    default Optional<String> renamed() {
        return TeamName.of(called()).remark();
    }

    /** A hand-in that is a folder. */
    record Folder(Path path) implements Source {
        @Override
        public String called() {
            return fileName();
        }

        @Override
        public Files open(Path unpacked, List<String> remarks) throws IOException {
            return new Files(path, HandedFile.below(path, remarks), false);
        }
    }

    /** A hand-in that is an archive. */
    record Packed(Path path, Archive archive) implements Source {
        @Override
        public String called() {
            return archive.stem(fileName());
        }

        @Override
        public Files open(Path unpacked, List<String> remarks) throws IOException {
            return Packed.open(path, archive, unpacked.resolve(FileName.of(fileName())), remarks);
        }

        /** Unpacks an archive, which may be inside another hand-in. */
        static Files open(Path file, Archive archive, Path into, List<String> remarks) throws IOException {
            try {
                remarks.addAll(SafeArchive.STANDARD.unpack(file, archive, into));
            } catch (InputException e) {
                throw new InputException(file.getFileName() + " was refused: " + e.getMessage(), e);
            }
            List<HandedFile> files = HandedFile.below(into, remarks);
            if (files.isEmpty()) {
                remarks.add(file.getFileName() + " contains no file");
            }
            return new Files(into, files, false);
        }
    }

    /** A notebook, a submission or both, directly in the folder of hand-ins, with the same name before the ending. */
    record Loose(String called, List<Path> files) implements Source {
        public Loose {
            files = List.copyOf(files);
        }

        @Override
        public Path path() {
            return files.get(0);
        }

        @Override
        public Files open(Path unpacked, List<String> remarks) throws IOException {
            List<HandedFile> all = new ArrayList<>();
            for (Path file : files) {
                all.add(HandedFile.of(file));
            }
            return new Files(Objects.requireNonNull(path().getParent()), all, true);
        }
    }

    /** A file that Podium does not read, although a team may have meant it as its hand-in. */
    record Unread(Path path, String called, String reason) implements Source {
        @Override
        public Files open(Path unpacked, List<String> remarks) {
            throw new InputException(told());
        }

        /** The message: which file, why it is not read, and what to do. */
        public String told() {
            return Quote.of(fileName()) + " " + reason;
        }
    }

    /**
     * A team's name, derived from the name of a folder or file.
     *
     * @param remark an explanation if the two names differ
     */
    record TeamName(Team team, Optional<String> remark) {
        private static final int SUM = 8;

        static TeamName of(String fileName) {
            String called =
                    Normalizer.normalize(whole(fileName), Normalizer.Form.NFC).strip();
            int length = called.codePointCount(0, called.length());
            if (called.isBlank()) {
                return new TeamName(
                        new Team("unnamed " + Sha256.of(fileName).substring(0, SUM)),
                        Optional.of("the hand-in's file name is blank; rename it to the team's name"));
            }
            if (length > Team.LONGEST) {
                String start = called.substring(0, called.offsetByCodePoints(0, Team.LONGEST - SUM - 1));
                return new TeamName(
                        new Team(start + "~" + Sha256.of(fileName).substring(0, SUM)),
                        Optional.of("the hand-in's file name has " + length + " characters; expected at most "
                                + Team.LONGEST + ", so the team's name was shortened"));
            }
            boolean odd = called.indexOf('\ufffd') >= 0;
            return new TeamName(
                    new Team(called),
                    odd
                            ? Optional.of(
                                    "the hand-in's file name is not UTF-8; invalid characters are shown as \ufffd")
                            : Optional.empty());
        }

        /** The name with unpaired surrogates, which some systems allow in file names, replaced by U+FFFD. */
        private static String whole(String name) {
            StringBuilder whole = new StringBuilder();
            name.codePoints()
                    .map(symbol -> Character.getType(symbol) == Character.SURROGATE ? 0xFFFD : symbol)
                    .forEach(whole::appendCodePoint);
            return whole.toString();
        }
    }
}

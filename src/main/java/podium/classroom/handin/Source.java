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

/** What lies in the folder with hand-ins for one team, and how its files are come by. */
public sealed interface Source {
    /** The folder or file; of several files the first. */
    Path path();

    /** What it is called: a folder's name, a file's without its ending. */
    String called();

    /**
     * Its files.
     *
     * @param unpacked where what is packed goes, in a folder of its own
     * @param remarks takes what is to be told
     * @throws InputException if it cannot be read
     */
    Files open(Path unpacked, List<String> remarks) throws IOException;

    /**
     * Files, and the folder that they lie in.
     *
     * @param chosen whether the team put each of them where hand-ins are: then a CSV is a submission, whatever is in it
     */
    record Files(Path folder, List<HandedFile> all, boolean chosen) {}

    /** Its file's name. */
    default String fileName() {
        return Objects.requireNonNull(path().getFileName()).toString();
    }

    /** The team that it is of; a name that no team can have is changed, see {@link #renamed}. */
    default Team team() {
        return TeamName.of(called()).team();
    }

    /** What is to be told where the team is called otherwise than its hand-in. */
    default Optional<String> renamed() {
        return TeamName.of(called()).remark();
    }

    /** A folder. */
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

    /** An archive. */
    record Packed(Path path, Archive archive) implements Source {
        @Override
        public String called() {
            return archive.stem(fileName());
        }

        @Override
        public Files open(Path unpacked, List<String> remarks) throws IOException {
            return Packed.open(path, archive, unpacked.resolve(FileName.of(fileName())), remarks);
        }

        /** Unpacks a file, which need not lie on top. */
        static Files open(Path file, Archive archive, Path into, List<String> remarks) throws IOException {
            try {
                remarks.addAll(SafeArchive.STANDARD.unpack(file, archive, into));
            } catch (InputException e) {
                throw new InputException(file.getFileName() + " is refused: " + e.getMessage(), e);
            }
            List<HandedFile> files = HandedFile.below(into, remarks);
            if (files.isEmpty()) {
                remarks.add(file.getFileName() + " has no file in it");
            }
            return new Files(into, files, false);
        }
    }

    /** A notebook, a submission or both, that lie there in no folder of their own, with one name but for the ending. */
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

    /** What is not read; a team may have meant it all the same. */
    record Unread(Path path, String called, String reason) implements Source {
        @Override
        public Files open(Path unpacked, List<String> remarks) {
            throw new InputException(told());
        }

        /** Why, and what to do. */
        public String told() {
            return Quote.of(fileName()) + " " + reason;
        }
    }

    /**
     * A team's name, made of a folder's or file's.
     *
     * @param remark where they are not the same
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
                        Optional.of("the name of its hand-in is blank; give it the team's name"));
            }
            if (length > Team.LONGEST) {
                String start = called.substring(0, called.offsetByCodePoints(0, Team.LONGEST - SUM - 1));
                return new TeamName(
                        new Team(start + "~" + Sha256.of(fileName).substring(0, SUM)),
                        Optional.of("the name of its hand-in has " + length + " characters; expected at most "
                                + Team.LONGEST + ", so it is cut"));
            }
            boolean odd = called.indexOf('\ufffd') >= 0;
            return new TeamName(
                    new Team(called),
                    odd
                            ? Optional.of(
                                    "the name of its hand-in is not UTF-8; what cannot be read of it is shown as \ufffd")
                            : Optional.empty());
        }

        /** Without halves of characters, which some systems let stand in names. */
        private static String whole(String name) {
            StringBuilder whole = new StringBuilder();
            name.codePoints()
                    .map(symbol -> Character.getType(symbol) == Character.SURROGATE ? 0xFFFD : symbol)
                    .forEach(whole::appendCodePoint);
            return whole.toString();
        }
    }
}

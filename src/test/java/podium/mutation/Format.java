package podium.mutation;

import java.io.IOException;
import java.nio.file.Path;

/** One kind of file that comes from outside, as it is mutated and read; each works in a folder of its own. */
@SuppressWarnings("ImmutableEnumChecker") // makers are constructors
enum Format {
    SUBMISSION("submission", SubmissionFiles::plain),
    SUBMISSION_GZ("submission.gz", SubmissionFiles::packed),
    COMPETITION("competition", CompetitionFiles::new),
    RECIPE("recipe", RecipeFiles::new),
    PLAYERS("players", PlayersFiles::new),
    STRATEGY("strategy", StrategyFiles::new),
    CORRECTIONS("corrections", CorrectionsFiles::new),
    SCORES("scores CSV", ScoresFiles::new),
    CLAIMS("claims CSV", ClaimsFiles::new),
    NPY("npy", NpyFiles::new),
    MASK("mask PNG", MaskFiles::new),
    JPEG("JPEG", JpegFiles::new),
    ANNOTATION("VOC XML", AnnotationFiles::new),
    PARAMS("params", ParamsFiles::new),
    NOTEBOOK("notebook", NotebookFiles::new),
    ZIP("zip", ArchiveFiles::new),
    LEDGER("ledger", LedgerFiles::new);

    private final String title;
    private final Maker maker;

    Format(String title, Maker maker) {
        this.title = title;
        this.maker = maker;
    }

    String title() {
        return title;
    }

    Files in(Path folder) throws IOException {
        return maker.in(folder);
    }

    private interface Maker {
        Files in(Path folder) throws IOException;
    }

    /** Files of one format. */
    interface Files {
        /** A sound file with a few changes. */
        byte[] mutated(Mutator mutator) throws IOException;

        /**
         * The first check: reads the file, and throws what refuses it.
         *
         * @return what is done with what was read
         */
        Use read(byte[] bytes) throws IOException;
    }

    /** The stages after reading; what they throw refuses the file, too. */
    interface Use {
        /** Where reading is all. */
        Use NONE = () -> {};

        void go() throws IOException;
    }
}

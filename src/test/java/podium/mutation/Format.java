package podium.mutation;

import java.io.IOException;
import java.nio.file.Path;

/** A kind of file that comes from outside, with its mutations and its reader; each works in a separate folder. */
@SuppressWarnings("ImmutableEnumChecker") // the functions are constructors
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

    /** The files of one format. */
    interface Files {
        /** A valid file with a few changes. */
        byte[] mutated(Mutator mutator) throws IOException;

        /**
         * The first check: reads the file, and throws an exception if it refuses the file.
         *
         * @return the later stages
         */
        Use read(byte[] bytes) throws IOException;
    }

    /** The stages after reading; an exception from them refuses the file too. */
    interface Use {
        /** For formats that are only read. */
        Use NONE = () -> {};

        void go() throws IOException;
    }
}

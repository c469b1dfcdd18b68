package podium.app;

import java.io.IOException;
import java.nio.file.Path;
import podium.judge.competition.Competition;
import podium.data.dataset.ImageSize;
import podium.core.files.WriteAside;
import podium.judge.submission.Decision;
import podium.judge.submission.SubmissionWriter;

/** Writes decisions as the submission.csv that a competition asks for, whole or not at all. */
final class DecisionFile {
    private final SubmissionWriter writer;

    private DecisionFile(SubmissionWriter writer) {
        this.writer = writer;
    }

    /** Gives the decisions, one after the other. */
    interface Decisions {
        void writeTo(DecisionFile file) throws IOException;
    }

    static void write(Competition competition, Path csv, Decisions decisions) throws IOException {
        WriteAside.write(csv, out -> {
            SubmissionWriter writer = new SubmissionWriter(out, competition.rows());
            decisions.writeTo(new DecisionFile(writer));
            writer.flush();
        });
    }

    void write(Decision decision, ImageSize size) throws IOException {
        writer.write(decision, size.width(), size.height());
    }
}

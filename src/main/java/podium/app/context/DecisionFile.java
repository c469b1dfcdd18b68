package podium.app.context;

import java.io.IOException;
import java.nio.file.Path;
import podium.core.files.WriteAside;
import podium.data.image.ImageSize;
import podium.judge.competition.Competition;
import podium.judge.submission.Decision;
import podium.judge.submission.SubmissionWriter;

/** Writes decisions as a competition's submission.csv, completely or not at all. */
public final class DecisionFile {
    private final SubmissionWriter writer;

    private DecisionFile(SubmissionWriter writer) {
        this.writer = writer;
    }

    /** A source that writes all decisions, one after the other. */
    public interface Decisions {
        void writeTo(DecisionFile file) throws IOException;
    }

    public static void write(Competition competition, Path csv, Decisions decisions) throws IOException {
        WriteAside.write(csv, out -> {
            SubmissionWriter writer = new SubmissionWriter(out, competition.rows());
            decisions.writeTo(new DecisionFile(writer));
            writer.flush();
        });
    }

    public void write(Decision decision, ImageSize size) throws IOException {
        writer.write(decision, size.width(), size.height());
    }
}

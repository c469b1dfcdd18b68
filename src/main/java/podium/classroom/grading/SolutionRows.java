package podium.classroom.grading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import podium.core.mask.PixelRuns;
import podium.judge.competition.Solution;
import podium.judge.submission.Expected;
import podium.judge.submission.ReadLimits;
import podium.judge.submission.SubmissionReader;

/**
 * Finds files that contain rows of the solution, in any order, among other columns, in part, and also in gzip files.
 */
final class SolutionRows {
    /** A file counts as the solution from this share of true rows, because a guess may have some too. */
    private static final double SHARE = 0.9;

    /** Where an image has one class, good predictions are true nearly everywhere: all of at least so many rows count. */
    private static final int LEAST = 20;

    private static final int FIRST_BYTES = 512;

    private final Solution solution;
    private final ReadLimits limits;

    SolutionRows(Solution solution, ReadLimits limits) {
        this.solution = solution;
        this.limits = limits;
    }

    /** True if a file has rows of the solution. Rows that are empty in both do not count. */
    boolean areIn(Path file) throws IOException {
        if (!mayHaveRows(file)) {
            return false;
        }
        Counts counts = new Counts();
        SubmissionReader.read(file, limits, Expected.of(solution), counts::add);
        return solution.evaluation().oneClass()
                ? counts.equal == counts.told && counts.told >= Math.min(LEAST, solution.rows())
                : counts.equal > 0 && counts.equal >= SHARE * counts.told;
    }

    /** True for text and gzip, by the first bytes, so that images need not be read to their end. */
    private static boolean mayHaveRows(Path file) throws IOException {
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(FIRST_BYTES);
        }
        if (first.length > 1 && (first[0] & 0xFF) == 0x1F && (first[1] & 0xFF) == 0x8B) {
            return true;
        }
        for (byte each : first) {
            if (each == 0) {
                return false;
            }
        }
        return true;
    }

    private final class Counts {
        private int told;
        private int equal;

        private void add(int row, PixelRuns runs) throws IOException {
            PixelRuns truth = solution.truth(row).runs();
            if (!truth.isEmpty() || !runs.isEmpty()) {
                told++;
                equal += truth.equals(runs) ? 1 : 0;
            }
        }
    }
}

package podium.classroom.grading;

import java.io.IOException;
import java.nio.file.Path;
import podium.core.mask.PixelRuns;
import podium.judge.competition.Solution;
import podium.judge.submission.Expected;
import podium.judge.submission.ReadLimits;
import podium.judge.submission.SubmissionReader;

/**
 * A 64-bit hash of each row of a submission, used to count the rows that two submissions share. Different rows have
 * equal hashes with a probability of about 2^-64.
 */
final class RowPrints {
    private static final long EMPTY = 0;

    /** Two submissions need so many wrong rows together before the share that they have in common says anything. */
    private static final int LEAST_WRONG = 10;

    private final long[] prints;
    private final boolean wrongOnly;

    RowPrints(int rows) {
        this(rows, false);
    }

    private RowPrints(int rows, boolean wrongOnly) {
        this.prints = new long[rows];
        this.wrongOnly = wrongOnly;
    }

    /** The hashes of a submission's rows. Invalid rows count as empty. */
    static RowPrints of(Path submission, Solution solution, ReadLimits limits) throws IOException {
        RowPrints prints = new RowPrints(solution.rows());
        SubmissionReader.read(submission, limits, Expected.of(solution), prints::add);
        return prints;
    }

    /**
     * The hashes of the rows whose equality says that one submission is made from another. Where an image has one
     * class, good submissions agree on all rows that are right, so only the wrong ones are told.
     */
    static RowPrints telling(Path submission, Solution solution, ReadLimits limits) throws IOException {
        RowPrints prints = new RowPrints(solution.rows(), solution.evaluation().oneClass());
        SubmissionReader.read(submission, limits, Expected.of(solution), (row, runs) -> {
            if (!prints.wrongOnly || !solution.truth(row).runs().equals(runs)) {
                prints.add(row, runs);
            }
        });
        return prints;
    }

    void add(int row, PixelRuns runs) {
        long print = EMPTY;
        for (int i = 0; i < runs.count(); i++) {
            print = mixed(mixed(print + runs.start(i)) + runs.end(i));
        }
        prints[row] = runs.isEmpty() ? EMPTY : print | 1;
    }

    /** Stafford's variant 13 of MurmurHash3's finaliser, which SplittableRandom uses too. */
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The number of rows that differ. */
    int different(RowPrints other) {
        int different = 0;
        for (int row = 0; row < prints.length; row++) {
            different += prints[row] == other.prints[row] ? 0 : 1;
        }
        return different;
    }

    /** True if rows that are right count as empty. */
    boolean wrongOnly() {
        return wrongOnly;
    }

    /** The share of equal rows among those that are not empty in both submissions; 0 if there are too few. */
    double shared(RowPrints other) {
        int either = 0;
        int equal = 0;
        for (int row = 0; row < prints.length; row++) {
            boolean any = prints[row] != EMPTY || other.prints[row] != EMPTY;
            either += any ? 1 : 0;
            equal += any && prints[row] == other.prints[row] ? 1 : 0;
        }
        return either < (wrongOnly ? LEAST_WRONG : 1) ? 0 : (double) equal / either;
    }
}

package podium.judge.submission;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import podium.core.csv.KeyIndex;
import podium.judge.competition.Solution;
import podium.judge.evaluation.Evaluation;
import podium.judge.evaluation.RowKind;

/** The rows that a submission should have, and the positions that their runs may cover. */
public sealed interface Expected {
    /** Expects exactly the rows of a solution. */
    static Expected of(Solution solution) {
        return new BySolution(solution);
    }

    /** Any Ids of the metric's form. Sizes and missing rows are unknown. */
    static Expected formatOnly(int classes, Evaluation evaluation) {
        return new ByForm(classes, evaluation, new KeyIndex());
    }

    /** The number of the row with this Id, or -1 for an Id that is not expected. */
    int row(byte[] bytes, int from, int to);

    /** The number of rows known so far. */
    int rows();

    String id(int row);

    RowKind kind(int row);

    /** The number of positions of a row; if the size is unknown, the largest possible number. */
    long size(int row);

    /** The image's width; 0 if unknown. */
    int width(int row);

    /** The image's height; 0 if unknown. */
    int height(int row);

    int classes();

    /** True if each classification row has exactly one class. */
    boolean oneClass();

    /** True if the rows and sizes are known in advance. */
    boolean complete();

    /** The form of the Ids, for messages. */
    String form();

    /** Takes the rows from the solution. */
    record BySolution(Solution solution) implements Expected {
        @Override
        public int row(byte[] bytes, int from, int to) {
            return solution.find(bytes, from, to);
        }

        @Override
        public int rows() {
            return solution.rows();
        }

        @Override
        public String id(int row) {
            return solution.id(row);
        }

        @Override
        public RowKind kind(int row) {
            return solution.kind(row);
        }

        @Override
        public long size(int row) {
            return solution.size(row);
        }

        @Override
        public int width(int row) {
            return solution.width(row);
        }

        @Override
        public int height(int row) {
            return solution.height(row);
        }

        @Override
        public int classes() {
            return solution.classes();
        }

        @Override
        public boolean oneClass() {
            return solution.evaluation().oneClass();
        }

        @Override
        public boolean complete() {
            return true;
        }

        @Override
        public String form() {
            return "one of " + rows() + " such as " + id(0);
        }
    }

    /** Accepts the rows in the order in which they are read. */
    record ByForm(int classes, Evaluation evaluation, KeyIndex ids) implements Expected {
        @Override
        public int row(byte[] bytes, int from, int to) {
            if (evaluation.kindOf(bytes, from, to) == null) {
                return -1;
            }
            int added = ids.add(bytes, from, to);
            return added < 0 ? -1 - added : added;
        }

        @Override
        public int rows() {
            return ids.size();
        }

        @Override
        public String id(int row) {
            return ids.text(row);
        }

        @Override
        public RowKind kind(int row) {
            byte[] id = id(row).getBytes(StandardCharsets.UTF_8);
            return Objects.requireNonNull(evaluation.kindOf(id, 0, id.length));
        }

        @Override
        public long size(int row) {
            return kind(row).size(classes, Integer.MAX_VALUE, 1);
        }

        @Override
        public int width(int row) {
            return 0;
        }

        @Override
        public int height(int row) {
            return 0;
        }

        @Override
        public boolean oneClass() {
            return evaluation.oneClass();
        }

        @Override
        public boolean complete() {
            return false;
        }

        @Override
        public String form() {
            return evaluation.form();
        }
    }
}

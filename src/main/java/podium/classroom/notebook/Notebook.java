package podium.classroom.notebook;

import java.util.List;
import java.util.OptionalInt;

/**
 * A Jupyter notebook, without its outputs.
 *
 * @param format nbformat's major version: 3 or 4
 */
public record Notebook(int format, List<Cell> cells) {
    /** What a cell holds. */
    public enum Kind {
        CODE,
        MARKDOWN,
        RAW
    }

    /**
     * One cell.
     *
     * @param number from 1, over all cells
     * @param run its execution count; empty where it was never run
     * @param errors names of the exceptions that its outputs end with
     */
    public record Cell(int number, Kind kind, String source, OptionalInt run, List<String> errors) {
        public Cell {
            errors = List.copyOf(errors);
        }

        /** Its lines. */
        public List<String> lines() {
            return source.lines().toList();
        }

        boolean blank() {
            return source.isBlank();
        }
    }

    public Notebook {
        cells = List.copyOf(cells);
    }

    /** The code cells that have something in them. */
    List<Cell> code() {
        return cells.stream()
                .filter(cell -> cell.kind() == Kind.CODE && !cell.blank())
                .toList();
    }
}

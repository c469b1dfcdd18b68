package podium.classroom.notebook;

import java.util.List;
import java.util.OptionalInt;

/**
 * A Jupyter notebook without its outputs.
 *
 * @param format the major version of nbformat: 3 or 4
 */
public record Notebook(int format, List<Cell> cells) {
    /** The type of a cell. */
    public enum Kind {
        CODE,
        MARKDOWN,
        RAW
    }

    /**
     * One cell.
     *
     * @param number the cell's number, from 1, counting all cells
     * @param run the execution count; empty if the cell was never run
     * @param errors the names of the exceptions in its outputs
     */
    public record Cell(int number, Kind kind, String source, OptionalInt run, List<String> errors) {
        public Cell {
            errors = List.copyOf(errors);
        }

        /** The lines of the source. */
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

    /** The code cells that are not blank. */
    List<Cell> code() {
        return cells.stream()
                .filter(cell -> cell.kind() == Kind.CODE && !cell.blank())
                .toList();
    }
}

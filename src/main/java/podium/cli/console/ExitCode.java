package podium.cli.console;

/** What the program's exit code means. */
public final class ExitCode {
    public static final int OK = 0;
    /** The world or a rule says no: a file is missing or wrong, a disk is full, a daily limit is reached. */
    public static final int COULD_NOT = 1;

    static final int USAGE = 2;
    public static final int INVALID_SUBMISSION = 3;
    /** A bug of Podium's. */
    public static final int BUG = 4;

    private ExitCode() {}
}

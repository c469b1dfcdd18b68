package podium.cli.console;

/** The exit codes of the program. */
public final class ExitCode {
    public static final int OK = 0;
    /**
     * The command failed, for example because a file is missing or wrong, a disk is full, or a daily limit is reached.
     */
    public static final int COULD_NOT = 1;

    static final int USAGE = 2;
    public static final int INVALID_SUBMISSION = 3;
    /** There is a bug in Podium. */
    public static final int BUG = 4;

    private ExitCode() {}
}

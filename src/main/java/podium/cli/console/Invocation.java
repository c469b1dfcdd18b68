package podium.cli.console;

import java.time.Clock;
import podium.judge.competition.Workspace;

/** The settings of one call of the program, which are the same for every command. */
public interface Invocation {
    /** The workspace that the user named; by default the launcher's, or else the current folder. */
    Workspace workspace();

    /** The number of threads to use. */
    int threads();

    Clock clock();

    Interruption interruption();

    /** True if messages go to a terminal. The launcher determines this, since Java cannot. */
    boolean terminal();
}

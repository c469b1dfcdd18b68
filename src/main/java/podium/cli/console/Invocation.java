package podium.cli.console;

import java.time.Clock;
import podium.judge.competition.Workspace;

/** What one call of the program gives every command, whichever it is. */
public interface Invocation {
    /** The one named, or the one that the launcher stands in, or the current folder. */
    Workspace workspace();

    /** That work at once. */
    int threads();

    Clock clock();

    Interruption interruption();

    /** Whether messages go to a terminal, which the launcher can tell and Java cannot. */
    boolean terminal();
}

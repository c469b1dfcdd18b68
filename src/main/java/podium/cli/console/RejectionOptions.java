package podium.cli.console;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import podium.core.UsageException;
import podium.player.rejection.RejectionScore;

/** The options of commands that reject images of no known class. */
public final class RejectionOptions {
    @Option(
            names = "--score",
            paramLabel = "SCORE",
            converter = ScoreName.class,
            description = "The score that decides: highest-probability, energy or mahalanobis (default: the best on"
                    + " valid).")
    private @Nullable RejectionScore score;

    @Option(
            names = {"-c", "--competition"},
            paramLabel = "COMPETITION",
            description = "The run's competition, if RUN is not in the competition's folder.")
    private @Nullable String competition;

    /** The name of a score. */
    private static final class ScoreName implements ITypeConverter<RejectionScore> {
        @Override
        public RejectionScore convert(String name) {
            try {
                return RejectionScore.of(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Returns the share of known images that may be rejected.
     *
     * @throws UsageException if it is not between 0 and 1
     */
    public static double share(double share) {
        if (!(share > 0 && share < 1)) {
            throw new UsageException("--reject: expected a share above 0 and below 1, such as 0.05; found " + share);
        }
        return share;
    }

    /** Returns the chosen score; null for the best on valid. */
    public @Nullable RejectionScore score() {
        return score;
    }

    /** Returns the named competition; null for that of the run's folder. */
    public @Nullable String competition() {
        return competition;
    }
}

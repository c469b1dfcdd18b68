package podium.grading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a submission's bytes are worth, whatever its team claims; see {@link Grade}. */
record Scored(
        String sha256,
        boolean valid,
        @Nullable Double publicScore,
        @Nullable Double privateScore,
        @Nullable Double classification,
        @Nullable Double segmentation,
        @Nullable Long entry,
        List<String> problems) {
    Scored {
        problems = List.copyOf(problems);
    }
}

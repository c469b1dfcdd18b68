package podium.grading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a hand-in.
 *
 * @param notebook relative to the hand-in; empty where there is none
 * @param submission likewise
 * @param sha256 of the submission's bytes; empty where there is none
 * @param publicScore null where there is none, as below
 * @param difference what was found less what is claimed, by the public score where it is claimed, else by the private one
 * @param entry of the ledger, in track {@code grading}
 * @param problems of the submission, the first of them
 * @param findings in the notebook
 * @param remarks on the hand-in, and on what it shares with others
 */
public record Grade(
        String team,
        Verdict verdict,
        String notebook,
        String submission,
        String sha256,
        @Nullable Double publicScore,
        @Nullable Double privateScore,
        @Nullable Double classification,
        @Nullable Double segmentation,
        @Nullable Double claimedPublic,
        @Nullable Double claimedPrivate,
        @Nullable Double difference,
        @Nullable Long entry,
        List<String> problems,
        List<Finding> findings,
        List<String> remarks) {
    public Grade {
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
    }

    /** With more remarks. */
    Grade remarking(List<String> more) {
        List<String> all = new ArrayList<>(remarks);
        all.addAll(more);
        return new Grade(
                team,
                verdict,
                notebook,
                submission,
                sha256,
                publicScore,
                privateScore,
                classification,
                segmentation,
                claimedPublic,
                claimedPrivate,
                difference,
                entry,
                problems,
                findings,
                all);
    }
}

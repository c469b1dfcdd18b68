package podium.classroom.grading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.classroom.handin.Deduction;

/**
 * The score that counts for the grade: the private score minus the deductions.
 *
 * @param deductions the deductions that the grader entered in corrections.yaml
 * @param score the score, at least 0; null if there is no private score
 */
public record CountedScore(
        List<Deduction> deductions, @Nullable Double score) {
    static CountedScore of(@Nullable Double privateScore, List<Deduction> deductions) {
        return new CountedScore(deductions, privateScore == null ? null : Deduction.counted(privateScore, deductions));
    }

    public CountedScore {
        deductions = List.copyOf(deductions);
    }
}

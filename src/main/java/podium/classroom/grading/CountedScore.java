package podium.classroom.grading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.classroom.handin.Deduction;

/**
 * The score that a grader goes by: the private score less the deductions.
 *
 * @param deductions from the private score, as a grader settled them
 * @param score null where there is no private score
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

package podium.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import podium.judge.competition.ScoreRule;
import podium.judge.competition.Solution;
import podium.judge.competition.VoidRule;
import podium.judge.evaluation.MeanDice;
import podium.judge.scoring.Part;
import podium.judge.scoring.Scorer;
import podium.judge.submission.Problem;
import podium.judge.submission.ReadLimits;

/** Submissions, plain or compressed with gzip, which are scored. */
final class SubmissionFiles implements Format.Files {
    private static final Set<Problem.Kind> REFUSED = Set.of(Problem.Kind.UNREADABLE, Problem.Kind.HEADER);
    private static final ReadLimits LIMITS = new ReadLimits(1 << 16, 1 << 20);

    private static final String SOLUTION = """
            Id,Predicted,Usage,Width,Height,Void
            a_classification,1 1,Public,6,4,
            a_segmentation,1 3 9 2,Public,6,4,5 2
            b_classification,2 2,Private,6,4,
            b_segmentation,25 6 49 12,Private,6,4,
            c_classification,,Public,3,3,
            c_segmentation,,Public,3,3,1 9
            """;

    private static final List<byte[]> SOUND = List.of("""
            Id,Predicted
            a_classification,1 1
            a_segmentation,1 3 9 2 30 4
            b_classification,2 2
            b_segmentation,25 6 49 12
            c_classification,
            c_segmentation,
            """.getBytes(UTF_8), """
            Id,Predicted
            "a_segmentation","1 24"
            c_segmentation,1 1 3 1 5 1 7 1 9 1 11 1 13 1 15 1 17 1
            b_segmentation,"1 2 4 3, 8 1"
            c_classification,1 1 3 1
            a_classification,3 1
            b_classification,
            """.getBytes(UTF_8));

    private final Path file;
    private final Solution solution;
    private final boolean packed;

    private SubmissionFiles(Path folder, boolean packed) throws IOException {
        this.file = folder.resolve("submission.csv");
        this.packed = packed;
        Path truth = Files.writeString(folder.resolve("solution.csv"), SOLUTION);
        solution = Solution.open(truth, 3, new MeanDice());
    }

    static SubmissionFiles plain(Path folder) throws IOException {
        return new SubmissionFiles(folder, false);
    }

    static SubmissionFiles packed(Path folder) throws IOException {
        return new SubmissionFiles(folder, true);
    }

    /** A valid file. */
    static byte[] sound(Mutator mutator) {
        return mutator.one(SOUND);
    }

    @Override
    public byte[] mutated(Mutator mutator) throws IOException {
        byte[] text = mutator.text(sound(mutator), sound(mutator));
        if (!packed) {
            return text;
        }
        return switch (mutator.below(6)) {
            case 0 -> mutator.raw(gzip(sound(mutator)));
            case 1 -> mutator.raw(gzip(text));
            case 2 -> inTwoMembers(text, mutator.below(text.length + 1));
            default -> gzip(text);
        };
    }

    private static byte[] inTwoMembers(byte[] text, int at) throws IOException {
        byte[] first = gzip(Arrays.copyOf(text, at));
        return Mutator.joined(first, first.length, gzip(Arrays.copyOfRange(text, at, text.length)), first.length);
    }

    static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text);
        }
        return packed.toByteArray();
    }

    @Override
    public Format.Use read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Scorer.Outcome outcome = Scorer.score(file, solution, new ScoreRule(new MeanDice(), VoidRule.IGNORE), LIMITS);
        List<Problem> problems = outcome.file().problems().listed();
        for (Problem problem : problems) {
            Refusals.requireShort(problem.format("submission.csv"));
        }
        for (Problem problem : problems) {
            if (REFUSED.contains(problem.kind())) {
                throw new Refusals.Declared(problem.message());
            }
        }
        return () -> outcome.score().ifPresent(score -> {
            double value = score.figures(Part.ALL).score();
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalStateException("a score of " + value);
            }
        });
    }
}

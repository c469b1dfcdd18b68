package podium.documents;

import java.util.Map;

/** The pages' text blocks, each by its page and the start of its first line, and why no test runs it. */
final class TextBlocks {
    private static final String BUILD = "It builds Podium and runs all tests, this one among them.";
    private static final String DRAWING = "It is a drawing.";
    private static final String FORMULA = "It is a formula.";
    private static final String ELSEWHERE = "It works in a workspace outside of the one that the other commands use.";
    private static final String ENTRIES = "It names entries that the ledger of the sample does not have.";
    private static final String FOLDER = "It draws the files of a folder.";
    private static final String FULL_SAMPLE = "It quotes figures of the full sample, whose networks train for minutes.";
    private static final String INSTALL = "It installs packages of the operating system.";
    private static final String MINUTES =
            "It trains the networks of the full sample for minutes; RunCommandTest runs it with small ones.";
    private static final String MINUTES_OF_SWEEP =
            "It trains the networks of the full sample for minutes; SweepCommandTest runs sweeps with small ones.";
    private static final String OWN_FILES = "It reads files that the reader has.";
    private static final String RUN = "It stands for any run of the reader, and takes minutes.";
    private static final String SHELL = "It needs the variables of a shell.";
    private static final String VOC = "It needs PASCAL VOC 2009.";

    static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("README.md: data set ──► competition ──► player ──► submission.csv ──► score ──► l", DRAWING),
            Map.entry(
                    "docs/scoring.md: Dice(X, Y) = 2 |X ∩ Y| / (|X| + |Y|),    and 1 where both sets are emp", FORMULA),
            Map.entry("README.md: data        generated 600 + 200 images (5.2 s)", FULL_SAMPLE),
            Map.entry("docs/attacks.md: ./podium attack CLASSIFIER --detector bits:4", RUN),
            Map.entry("docs/attacks.md: ./podium attack CLASSIFIER --method pgd --epsilon 4 --defence jpeg:75", RUN),
            Map.entry("docs/attacks.md: ./podium attack submissions/voc2009/mobilenetv2-finetune-1a2b3c4d --me", VOC),
            Map.entry("docs/attacks.md: ./podium explain submissions/voc2009/mobilenetv2-finetune-1a2b3c4d", VOC),
            Map.entry("docs/attacks.md: ./podium train voc2009 --recipe perturb --victim CLASSIFIER", VOC),
            Map.entry("docs/attacks.md: C=$(./podium train sample --recipe mobilenet-scratch)", SHELL),
            Map.entry("docs/competition-keys.md: ./podium run voc2009 --set dataset.labels=masks", VOC),
            Map.entry("docs/decisions.md: ./mvnw -B verify -Pthorough", BUILD),
            Map.entry(
                    "docs/experiments/digits.md: MLP=$(./podium train fashion-mnist --data \"$DATA\" --recipe mlp)",
                    OWN_FILES),
            Map.entry("docs/grading.md: ./podium grade hand-ins -c voc2009", VOC),
            Map.entry("docs/quickstart-host.md: ./podium --workspace DIR/private prepare ID-published", ELSEWHERE),
            Map.entry("docs/quickstart-host.md: ./podium competition new flowers --data ~/flowers", OWN_FILES),
            Map.entry("docs/quickstart-host.md: ./podium init ~/class", ELSEWHERE),
            Map.entry("docs/quickstart-host.md: ./podium leaderboard voc2009 --private --verify", VOC),
            Map.entry(
                    "docs/quickstart-host.md: DIR/public/    train/{train_set.csv,img,seg}  test/{test_set.csv,img}",
                    FOLDER),
            Map.entry(
                    "docs/quickstart-team.md: #  Team             Public  95% interval      Entries  Last",
                    FULL_SAMPLE),
            Map.entry("docs/quickstart-team.md: ./podium run", MINUTES),
            Map.entry("docs/quickstart-team.md: ./podium run voc2009", VOC),
            Map.entry("docs/quickstart-team.md: ./podium select 12 17", ENTRIES),
            Map.entry("docs/quickstart-team.md: entry         5", FULL_SAMPLE),
            Map.entry("docs/rejection.md: ./podium predict CLASSIFIER photos --out out --reject 0.05", RUN),
            Map.entry("docs/rejection.md: ./podium reject CLASSIFIER --against photos paintings", RUN),
            Map.entry("docs/rejection.md: for CLASS in aeroplane bicycle bird; do", VOC),
            Map.entry(
                    "docs/sweeps.md: ./podium sweep sample --recipe mobilenet-scratch --axis batch-size=8,1",
                    MINUTES_OF_SWEEP),
            Map.entry("docs/sandbox.md: ./podium --workspace ~/class/private grade hand-ins -c voc2009-publish", VOC),
            Map.entry(
                    "docs/sandbox.md: apt install bubblewrap jupyter-nbconvert python3-ipykernel python3-num", INSTALL),
            Map.entry("docs/scoring.md: ./podium leaderboard voc2009 --private --verify", VOC),
            Map.entry("docs/scoring.md: ./podium score submission.csv --solution solution.csv --json", OWN_FILES),
            Map.entry("docs/strategies.md: ./podium strategies --scores valid.csv --labels train.csv", OWN_FILES),
            Map.entry(
                    "docs/strategies.md: strategy        calibration  accuracy of all  95% interval        kept",
                    OWN_FILES),
            Map.entry(
                    "docs/strategies.md: strategy       calibration  mean Dice  95% interval      difference to",
                    FULL_SAMPLE),
            Map.entry("docs/whole-images.md: ./podium competition new birds --data DIR", OWN_FILES),
            Map.entry("docs/whole-images.md: ./podium run mnist --data DIR", OWN_FILES),
            Map.entry(
                    "docs/whole-images.md: ./podium run mnist --data DIR --set dataset.split='{train: 8000, test:",
                    OWN_FILES),
            Map.entry("docs/training.md: ./podium predict submissions/voc2009/mobilenetv2-frozen-1a2b3c4d ~/hol", VOC),
            Map.entry("docs/training.md: ./podium train sample --recipe deeplabv3plus", MINUTES),
            Map.entry("docs/training.md: ./podium train sample --recipe mobilenet-scratch", MINUTES),
            Map.entry(
                    "docs/training.md: ./podium train cifar10 --recipe base-cnn --folds none --epochs-of subm",
                    OWN_FILES),
            Map.entry(
                    "docs/training.md: ./podium train scenes8 --recipe plain-cnn --from submissions/scenes8/p",
                    OWN_FILES),
            Map.entry("docs/training.md: ./podium train voc2009 --recipe mobilenetv2-frozen --weights FILE.para", VOC),
            Map.entry("docs/training.md: ./podium train voc2009 --resume submissions/voc2009/mobilenetv2-finetu", VOC));

    private TextBlocks() {}
}

package podium.documents;

import static podium.documents.Message.Place.DAMAGED;
import static podium.documents.Message.Place.DUEL;
import static podium.documents.Message.Place.EMPTY;
import static podium.documents.Message.Place.LATE;

import java.util.List;

/** Messages of a file that is wrong or missing, and of a rule that forbids something. */
final class FileMessages {
    static final List<Message> ALL = List.of(
            Message.of(
                    1,
                    "./podium init hand-ins",
                    "A workspace cannot be made in a folder that has files.",
                    "Name a new folder or an empty one."),
            Message.in(
                    EMPTY,
                    1,
                    "./podium score submission.csv -c sample",
                    "The competition has to be prepared before files can be scored.",
                    "Run the command that the message names."),
            Message.in(
                    EMPTY,
                    1,
                    "./podium prepare kul-ga2",
                    "The data set is not where competition.yaml says.",
                    "Put the data set there, or name its folder with `--data DIR`."),
            Message.of(
                    1,
                    "./podium score none.csv -c sample",
                    "There is no file of this name.",
                    "Correct the name of the file."),
            Message.of(
                    1,
                    "./podium score submission.csv -c sample --details results/rows.csv",
                    "The folder of the file does not exist; Podium does not make it, because its name may be mistyped.",
                    "Make the folder, or correct its name."),
            Message.of(
                    1,
                    "./podium train sample --recipe wrong-type.yaml",
                    "A value in the recipe has the wrong type.",
                    "Change the line to a value of the type that the message names."),
            Message.of(
                    1,
                    "./podium train sample --recipe wrong-key.yaml",
                    "The recipe has a key that recipes do not know.",
                    "Use the key that the message suggests."),
            Message.of(
                    1,
                    "./podium train sample --recipe no-value.yaml",
                    "A key of the recipe has no value.",
                    "Write a value, or delete the line to use the default."),
            Message.of(
                    1,
                    "./podium train sample --recipe not-yaml.yaml",
                    "The file is not valid YAML.",
                    "Correct the line; often a bracket or a colon is missing."),
            Message.of(
                    1,
                    "./podium train sample --recipe alexnet-scratch --weights none.params",
                    "The weights are not there.",
                    "Correct the name, or give `--weights none` to train without weights."),
            Message.of(
                    1,
                    "./podium train sample --recipe alexnet-scratch --weights not-weights.params",
                    "The file does not hold weights that MXNet saved.",
                    "Give a `.params` file of MXNet or Gluon."),
            Message.of(
                    1,
                    "./podium train sample --recipe mobilenetv2-frozen --weights submissions/sample/mobilenet-scratch-*",
                    "The weights are those of another network.",
                    "Name the architecture that the weights were trained for, or give other weights."),
            Message.of(
                    1,
                    "./podium predict hand-ins data/sample/JPEGImages --out predicted",
                    "The folder is not the folder of a training run.",
                    "Name a run; `podium runs COMPETITION` lists them."),
            Message.of(
                    1,
                    "./podium predict submissions/sample/mobilenet-scratch-* photo.webp --out predicted",
                    "The file is not an image that Podium can read.",
                    "Convert it to a format that the message names, or leave it out."),
            Message.of(
                    1,
                    "./podium predict submissions/sample/mobilenet-scratch-* no-images --out predicted",
                    "The folder has no image.",
                    "Name a folder with images."),
            Message.of(
                    1,
                    "./podium predict submissions/sample/mobilenet-scratch-* holiday --out predicted",
                    "There is no file or folder of this name.",
                    "Correct the name."),
            Message.of(
                    1,
                    "./podium predict incomplete data/sample/JPEGImages --out predicted",
                    "A file of the network is missing from the run's folder.",
                    "Copy the whole folder again, or train the run again."),
            Message.of(
                    1,
                    "./podium model run photo.webp photo.webp",
                    "The file is not an ONNX file, or it was cut.",
                    "Copy the file again, or export it again with `podium model export`."),
            Message.of(
                    1,
                    "./podium model export submissions/sample/mobilenet-scratch-* --out notes",
                    "The folder has files of the same names that something else wrote.",
                    "Name another folder with `--out`."),
            Message.of(
                    1,
                    "./podium grade hand-ins -c sample --claims none.csv",
                    "The file with the claims is not there.",
                    "Correct the name of the file."),
            Message.of(
                    1,
                    "./podium grade hand-ins -c sample --claims claims.csv",
                    "A claim is not a plain number.",
                    "Write the score with a decimal point, such as `0.71235`."),
            Message.of(
                    1,
                    "./podium grade hand-ins -c sample --claims claims-header.csv",
                    "The file with the claims has other columns.",
                    "Name the columns `team` and `public`."),
            Message.of(
                    1,
                    "./podium grade other-hand-ins -c sample",
                    "A correction names a team that has not handed in.",
                    "Write the name of the team as the name of its hand-in."),
            Message.in(
                    DUEL,
                    1,
                    "./podium submit submissions/duel/16-3-1.csv -c duel --team Ada",
                    "The team has used its submissions of the day.",
                    "Submit again on the next day; invalid files do not count."),
            Message.in(
                    DUEL,
                    1,
                    "./podium leaderboard --restore none.db",
                    "The backup is not there.",
                    "Correct the name of the file."),
            Message.in(
                    DUEL,
                    1,
                    "./podium leaderboard duel --verify --receipt "
                            + "0000000000000000000000000000000000000000000000000000000000000000",
                    "No entry of the ledger has this receipt: it was removed or changed, or the receipt is wrong.",
                    "Check the receipt. If it is right, restore the ledger from a backup."),
            Message.in(
                    LATE,
                    1,
                    "./podium select 1",
                    "The deadline has passed, so the team can no longer choose its entries.",
                    "Nothing; the earlier choice counts."),
            Message.in(
                    EMPTY,
                    1,
                    "./podium leaderboard --backup monday.db",
                    "The workspace has no ledger yet.",
                    "Submit something first, or name the right workspace with `--workspace DIR`."),
            Message.in(
                    DAMAGED,
                    1,
                    "./podium leaderboard --verify",
                    "The file of the ledger is damaged.",
                    "Restore the ledger from a backup."));

    private FileMessages() {}
}

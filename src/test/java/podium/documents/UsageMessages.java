package podium.documents;

import static podium.documents.Message.Place.DUEL;

import java.util.List;

/** Messages of a wrong command line. */
final class UsageMessages {
    static final List<Message> ALL = List.of(
            Message.of(
                    2,
                    "./podium data draw",
                    "There is no command of this name.",
                    "Choose one of the commands that the message lists; `podium help` explains them."),
            Message.of(
                    2,
                    "./podium score submission.csv --detail rows.csv",
                    "The command has no option of this name.",
                    "Correct the name; `podium help score` lists the options."),
            Message.of(
                    2,
                    "./podium submit submission.csv -c sample",
                    "An option that the command needs is missing.",
                    "Add the option."),
            Message.of(
                    2,
                    "./podium run --threads 0",
                    "The number of threads is too small.",
                    "Give 1 or more, or leave the option out to use every processor."),
            Message.of(
                    2,
                    "./podium score submission.csv",
                    "Podium does not know what to score the file against.",
                    "Name a prepared competition or a solution file."),
            Message.of(
                    2,
                    "./podium run nosuch",
                    "The folder `competition/` has no competition of this name.",
                    "Correct the name, or write `competition/NAME/competition.yaml`."),
            Message.of(
                    2,
                    "./podium prepare sample --set dataset.lables=masks",
                    "`--set` names a key that competition.yaml does not have.",
                    "Use the key that the message suggests."),
            Message.of(
                    2,
                    "./podium prepare sample --set validation.fold=7",
                    "The value of a key is out of its range.",
                    "Give a value in the range."),
            Message.of(
                    2,
                    "./podium train sample",
                    "Podium does not know what to train.",
                    "Name a recipe, or a run to resume."),
            Message.of(
                    2,
                    "./podium train sample --recipe nosuch",
                    "The competition has no recipe of this name.",
                    "Choose one of the recipes that the message lists, or name a file that ends in `.yaml`."),
            Message.of(
                    2,
                    "./podium train sample --recipe mobilenet-scratch --recipe-set bach-size=8",
                    "`--recipe-set` names a key that recipes do not have.",
                    "Use the key that the message suggests."),
            Message.of(
                    2,
                    "./podium train sample --recipe mobilenet-scratch --recipe-set size=big",
                    "The value of a key has the wrong type.",
                    "Give a value of the type that the message names."),
            Message.of(
                    2,
                    "./podium train sample --recipe deeplabv3plus --folds all",
                    "A segmenter cannot be trained on all folds.",
                    "Use `--folds competition` or `--folds none`."),
            Message.of(
                    2,
                    "./podium explain submissions/sample/mobilenet-scratch-* --class unicorn",
                    "The network has no class of this name.",
                    "Name one of the classes that the message lists."),
            Message.of(
                    2,
                    "./podium attack submissions/sample/mobilenet-scratch-* --epsilon 300",
                    "The bound of the attack is not a number of grey levels.",
                    "Give a number from 0 to 255."),
            Message.of(
                    2,
                    "./podium encode submissions/sample/mobilenet-scratch-* --name 'My Own'",
                    "The name cannot be the name of a folder.",
                    "Use lower-case letters, digits, `.`, `_` and `-`."),
            Message.of(
                    2,
                    "./podium model show mobilenet9",
                    "There is no architecture of this name.",
                    "Choose one; `podium model list` lists them."),
            Message.of(
                    2,
                    "./podium model export submissions/sample/mobilenet-scratch-* --out phone --labels",
                    "A classifier gives one score for each class, and no labels of pixels.",
                    "Leave out `--labels`."),
            Message.of(
                    2,
                    "./podium data sample --images 2",
                    "A sample of so few images cannot be split.",
                    "Ask for 4 images or more."),
            Message.in(
                    DUEL,
                    2,
                    "./podium submit submissions/duel/16-3-1.csv -c duel --team ' '",
                    "The team has no name.",
                    "Give a name of 1 to 100 characters."),
            Message.in(
                    DUEL,
                    2,
                    "./podium select 7",
                    "The ledger has no entry with this number.",
                    "Look the number up with `podium submissions COMPETITION`."),
            Message.in(
                    DUEL,
                    2,
                    "./podium retime 1 --at noon -m 'a wrong clock'",
                    "The time cannot be read.",
                    "Write the date and the time as in the example."),
            Message.in(
                    DUEL,
                    2,
                    "./podium leaderboard duel --format pdf",
                    "The leaderboard has no format of this name.",
                    "Choose one of the formats that the message lists."));

    private UsageMessages() {}
}

package podium.app.competition;

import java.nio.file.Path;
import java.util.List;
import podium.core.yaml.Spelling;
import podium.data.kind.DatasetSplit;
import podium.data.kind.FoundData;
import podium.judge.competition.Labelling;
import podium.judge.competition.Workspace;

/** The text of competition.yaml for a data set, with a comment for each key. */
record DraftRules(NewCompetition.Request request, FoundData found, Workspace workspace) {
    private static final int LINE = 118;

    /**
     * The text.
     *
     * @param holdout true if a part of train has to play test
     */
    String text(boolean holdout) {
        Labelling labels =
                request.labels() != null ? request.labels() : found.oneClass() ? Labelling.SINGLE : Labelling.MULTIPLE;
        DatasetSplit split = found.lists().split();
        StringBuilder text = new StringBuilder();
        text.append("# Written by 'podium competition new'. docs/competition-keys.md explains every key.\n");
        text.append("id: ").append(request.id()).append('\n');
        text.append("title: ").append(quoted(request.title() == null ? request.id() : request.title()));
        text.append("\nversion: 1\n\n# The first class is label 1.\n").append(classes());
        text.append("\n# multiple: an image has any number of classes; single: exactly one.\nlabels: ")
                .append(Spelling.of(labels))
                .append("\n\n# Where the images are. --data DIR names another folder for one command.\n")
                .append("dataset:\n  kind: ")
                .append(found.kind().spelling())
                .append("\n  root: ")
                .append(quoted(root()))
                .append('\n');
        if (split == null) {
            text.append("  train: ").append(quoted(found.lists().train())).append('\n');
            text.append("  test: ").append(quoted(found.lists().test())).append('\n');
        } else {
            text.append("  # The only list is divided: six tenths are train, two are valid, and the rest is test.\n")
                    .append("  split: {")
                    .append(split)
                    .append(", order: seed, seed: ")
                    .append(split.seed());
            if (split.per() != null) {
                text.append(", per: ").append(Spelling.of(split.per()));
            }
            text.append("}\n");
        }
        if (found.kind().offersLabels()) {
            text.append("  labels: ").append(Spelling.of(found.labels())).append('\n');
        }
        boolean masks = found.masks() && labels == Labelling.MULTIPLE;
        text.append("\n# Each image has one row of a submission for each task.\ntasks: ")
                .append(masks ? "[classification, segmentation]" : "[classification]")
                .append('\n');
        if (split == null) {
            text.append("\n# Fold number 0 of 5 is valid. Every choice is made on valid, and never on test.\n")
                    .append("validation: {folds: 5, fold: 0, seed: 2009}\n");
        }
        text.append("\n# How submissions are ranked.\nevaluation: {metric: ")
                .append(
                        switch (labels) {
                            case MULTIPLE -> "mean-dice";
                            case SINGLE -> "accuracy";
                        })
                .append("}\n\n# Half of test counts for the public score, the other half for the private one.\n")
                .append("split: {public: 0.5, seed: 2009}\n");
        if (holdout) {
            text.append("\n# Test has no labels, so this share of train plays test.\n")
                    .append("holdout: {fraction: 0.2, seed: 2009}\n");
        }
        return text.toString();
    }

    /** Relative to the workspace where the data set lies in it, so that both can be moved together. */
    private String root() {
        Path root = found.root().toAbsolutePath().normalize();
        return root.startsWith(workspace.root()) && !root.equals(workspace.root())
                ? workspace.root().relativize(root).toString()
                : root.toString();
    }

    private String classes() {
        List<String> names = found.classes().stream().map(DraftRules::quoted).toList();
        StringBuilder text = new StringBuilder("classes: [");
        int column = text.length();
        for (int label = 0; label < names.size(); label++) {
            String name = names.get(label) + (label + 1 < names.size() ? "," : "]");
            if (column + name.length() + 1 > LINE) {
                text.append("\n  ");
                column = 2;
            } else if (label > 0) {
                text.append(' ');
                column++;
            }
            text.append(name);
            column += name.length();
        }
        return text.append('\n').toString();
    }

    /** A text in double quotes, as YAML has it. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

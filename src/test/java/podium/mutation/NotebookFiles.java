package podium.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import podium.classroom.notebook.Finding;
import podium.classroom.notebook.Notebook;
import podium.classroom.notebook.NotebookReader;
import podium.classroom.notebook.NotebookReview;

/** Notebooks, which are reviewed. */
final class NotebookFiles implements Format.Files {
    private static final List<byte[]> SOUND = List.of("""
            {
             "cells": [
              {"cell_type": "markdown", "metadata": {}, "source": ["# 1. Introduction\\n", "Results\\n", "-------\\n", "text"]},
              {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [
                {"output_type": "stream", "name": "stdout", "text": ["a\\n"]},
                {"output_type": "error", "ename": "ValueError", "evalue": "x", "traceback": []}],
               "source": ["import numpy as np\\n", "np.random.seed(1)\\n", "!cd data && sudo wget http://example.org/voc.tar"]},
              {"cell_type": "code", "execution_count": 3, "metadata": {}, "outputs": [], "source":
               "from tensorflow.keras.applications.vgg16 import VGG16 as Net\\nnet = Net(include_top=False)\\nfor i in range(9):\\n    plt.savefig(f'{i}.png')\\n"},
              {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source":
               "subprocess.run(['pip', 'install', \\"timm\\"])\\nopen('/home/ada/train.txt')\\nframe.to_csv('submission.csv')"}
             ],
             "metadata": {"kernelspec": {"name": "python3", "language": "python"}},
             "nbformat": 4, "nbformat_minor": 5
            }
            """.getBytes(UTF_8), """
            {"nbformat": 3, "metadata": {"x": NaN}, "worksheets": [{"cells": [
              {"cell_type": "heading", "level": 2, "source": "Data"},
              {"cell_type": "code", "prompt_number": 4, "input": "%%bash\\npip install timm\\n", "outputs": [{"output_type": "pyerr", "ename": "E"}]},
              {"cell_type": "code", "prompt_number": 2, "input": ["s = '''a\\n", "b'''\\n", "x = resnet18(weights='DEFAULT')  # \\u00e9\\n"]}
            ]}]}
            """.getBytes(UTF_8));

    private final Path file;

    NotebookFiles(Path folder) {
        file = folder.resolve("notebook.ipynb");
    }

    static byte[] sound(Mutator mutator) {
        return mutator.one(SOUND);
    }

    @Override
    public byte[] mutated(Mutator mutator) {
        return mutator.text(sound(mutator), sound(mutator));
    }

    @Override
    public Format.Use read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Notebook notebook = NotebookReader.read(file);
        return () -> {
            for (Finding finding : NotebookReview.of(notebook, List.of("Introduction", "Results"))) {
                if (finding.text().length() > 300) {
                    throw new IllegalStateException(
                            "a finding of " + finding.text().length() + " characters");
                }
            }
        };
    }
}

"""Runs one notebook as Kaggle does, inside the sandbox, and tells what came of it.

Standard input is the notebook; standard output is a tar of result.json, the submission and the executed notebook;
standard error is the log. The one argument is JSON: "kernel", the kernel's command; "processes", or null; "submission"
and "outputs", bytes that are kept of either.
"""
import io
import json
import os
import stat
import sys
import tarfile
import time
from ast import PyCF_ALLOW_TOP_LEVEL_AWAIT

WORKING = "/kaggle/working"
SUBMISSIONS = ("submission.csv", "submission.csv.gz")
NAMES = 20


def main():
    settings = json.loads(sys.argv[1])
    notebook = sys.stdin.buffer.read()
    # From here on, what is printed by whatever the notebook starts is the log's, not the answer's.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    if settings["processes"] is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_NPROC, (settings["processes"],) * 2)
    began = time.monotonic()
    result, executed = run(notebook, settings)
    result["seconds"] = time.monotonic() - began
    os.chdir(WORKING)
    result["files"], result["names"] = outputs()
    with tarfile.open(fileobj=answer, mode="w|") as tar:
        submission = opened(settings["submission"], result)
        add(tar, "result.json", json.dumps(result).encode())
        if submission is not None:
            with submission:
                entry = tarfile.TarInfo(result["submission"])
                entry.size = os.fstat(submission.fileno()).st_size
                tar.addfile(entry, submission)
        if len(executed) <= settings["outputs"]:
            add(tar, "executed.ipynb", executed)
    answer.close()


def run(source, settings):
    """What happened, and the executed notebook's bytes."""
    os.environ["JUPYTER_PATH"] = "/tmp/.jupyter-podium"
    os.environ["JUPYTER_ALLOW_INSECURE_WRITES"] = "1"
    folder = "/tmp/.jupyter-podium/kernels/podium"
    os.makedirs(folder)
    with open(folder + "/kernel.json", "w") as spec:
        json.dump({"argv": settings["kernel"], "display_name": "Python", "language": "python"}, spec)
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    class Client(NotebookClient):
        """Keeps outputs up to a size: what is printed beyond it is dropped, and the notebook runs on."""

        left = settings["outputs"] // 2

        def output(self, outs, msg, display_id, cell_index):
            content, room = msg["content"], self.left
            text = content.get("text")
            self.left -= len(text) if isinstance(text, str) else len(str(content))
            if self.left < 0 and isinstance(text, str):
                content["text"] = text[:room] if room > 0 else ""
            elif self.left < 0:
                return None
            return super().output(outs, msg, display_id, cell_index)

    try:
        book = nbformat.reads(source.decode("utf-8-sig"), as_version=4)
    except Exception as e:
        return {"ended": "unreadable", "name": type(e).__name__, "message": str(e)[:500]}, b""
    language = claimed(book)
    foreign = language and unlike_python(book)
    if foreign:
        return {"ended": "language", "name": language, "cell": foreign}, b""
    for cell in book.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    result = {"ended": "done"}
    client = Client(
        book, timeout=None, startup_timeout=300, kernel_name="podium", resources={"metadata": {"path": WORKING}}
    )
    try:
        client.execute()
    except CellExecutionError as e:
        result = {"ended": "error", "name": e.ename, "message": str(e.evalue)[:500], "cell": failed(book)}
    except DeadKernelError:
        result = {"ended": "dead", "cell": reached(book)}
    except Exception as e:
        result = {"ended": "error", "name": type(e).__name__, "message": str(e)[:500], "cell": reached(book)}
    if language:
        result["language"] = language
    return result, nbformat.writes(book).encode()


def claimed(book):
    """The language other than Python that the notebook says it is in, or None: anybody can write anything there."""
    spec = book.metadata.get("kernelspec")
    language = spec.get("language") if isinstance(spec, dict) else None
    return language[:100] if isinstance(language, str) and language.lower() not in ("", "python") else None


def unlike_python(book):
    """The first cell of code that Python cannot parse, from 1; 0 where it can parse all of them."""
    from IPython.core.inputtransformer2 import TransformerManager

    for i, cell in enumerate(book.cells, 1):
        if cell.cell_type == "code":
            try:
                compile(TransformerManager().transform_cell(cell.source), "cell", "exec", PyCF_ALLOW_TOP_LEVEL_AWAIT)
            except Exception:
                return i
    return 0


def failed(book):
    """The last cell that ended with an error, from 1."""
    cells = [i for i, cell in enumerate(book.cells, 1) for out in cell.get("outputs", []) if out.output_type == "error"]
    return max(cells, default=0)


def reached(book):
    """The last cell that was begun, from 1."""
    cells = [i for i, cell in enumerate(book.cells, 1) if "execution" in cell.get("metadata", {})]
    return max(cells, default=0)


def outputs():
    """How many files the notebook left, and the first names."""
    count, names = 0, []
    for folder, _, files in os.walk("."):
        count += len(files)
        names += [os.path.relpath(os.path.join(folder, name)) for name in sorted(files)[: NAMES - len(names)]]
    return count, names


def opened(most, result):
    """The submission: a regular file of bearable size, never what a link leads to."""
    for name in SUBMISSIONS:
        try:
            file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError as e:
            if os.path.lexists(name):
                result["refused"] = name + " cannot be opened as a file: " + (e.strerror or "")
            continue
        status = os.fstat(file)
        if stat.S_ISREG(status.st_mode) and status.st_size <= most:
            result["submission"] = name
            return os.fdopen(file, "rb")
        result["refused"] = name + (" is too large" if stat.S_ISREG(status.st_mode) else " is no regular file")
        os.close(file)
    return None


def add(tar, name, content):
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    tar.addfile(entry, io.BytesIO(content))


main()

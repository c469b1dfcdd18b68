"""The second part of supervisor.py's program: reads a notebook's results once all its processes have ended."""
import errno
import json
import os
import stat

FRAME = 1 << 16
SUBMISSIONS = {"submission.csv": b"s", "submission.csv.gz": b"z"}
MOST_RESULT = 1 << 14
ANSWER = {"ended": str, "name": str, "message": str, "cell": int, "language": str}
NAMES, MOST_NAME = 20, 200


def frame(kind, content):
    data = memoryview(kind + len(content).to_bytes(4, "big") + content)
    while data:
        data = data[os.write(1, data) :]


def frames(kind, content):
    for i in range(0, len(content), FRAME):
        frame(kind, content[i : i + FRAME])


def answer(stage, ended):
    """Returns the runner's result, and passes on the executed notebook."""
    folder = os.open(STAGE + "runner", os.O_RDONLY | os.O_DIRECTORY)
    try:
        take(folder, "executed.ipynb", stage.settings["outputs"], b"e")
    except Refused:
        pass  # it is missing or too large
    try:
        with open(opened(folder, "result.json", MOST_RESULT), "rb") as file:
            said = json.loads(file.read(MOST_RESULT))
        # Only known keys with known types are taken, because the notebook may control the runner.
        return {key: kind(said[key]) for key, kind in ANSWER.items() if key in said}
    except (Refused, ValueError, TypeError, RecursionError):
        return {"ended": "overwhelmed", "exit": ended}


def left(settings):
    """Returns the number of files that the notebook left and the first names, and passes on its submission."""
    folder = os.open(STAGE + "working", os.O_RDONLY | os.O_DIRECTORY)
    result = files_below(STAGE + "working")
    for name, kind in SUBMISSIONS.items():
        try:
            take(folder, name, settings["submission"], kind)
            result["submission"] = name
            break
        except Refused as refused:
            if refused.args:
                result["refused"] = name + " " + refused.args[0]
    return result


def files_below(top):
    """Counts files, changing into one folder after another, because a deep path may exceed the longest allowed one."""
    count, names, path, rest = 0, [], [], []
    os.chdir(top)
    while True:
        folders = []
        for entry in sorted(os.scandir("."), key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
                continue
            count += 1
            if len(names) < NAMES:
                names.append("/".join([*path, entry.name])[:MOST_NAME])
        rest.append(folders)
        while rest and not rest[-1]:
            rest.pop()
            if path:
                path.pop()
                os.chdir("..")
        if not rest:
            return {"files": count, "names": names}
        path.append(rest[-1].pop())
        os.chdir(path[-1])


class Refused(Exception):
    """The reason why a file is refused; without a reason if there is no such file."""


def opened(folder, name, most):
    """Returns the descriptor of a regular file with one name and at most `most` bytes; refuses links."""
    try:
        file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    except FileNotFoundError:
        raise Refused()
    except OSError as e:
        raise Refused("is a symbolic link" if e.errno == errno.ELOOP else "cannot be opened: " + (e.strerror or ""))
    status = os.fstat(file)
    reason = None
    if not stat.S_ISREG(status.st_mode):
        reason = "is not a regular file"
    elif status.st_nlink != 1:
        reason = "is a hard link: the file has " + str(status.st_nlink) + " names"
    elif status.st_size > most:
        reason = "is too large: it has " + str(status.st_size) + " bytes, and at most " + str(most) + " are read"
    if reason:
        os.close(file)
        raise Refused(reason)
    return file


def take(folder, name, most, kind):
    """Passes on at most `most` bytes of a file. No process is left that could change it."""
    file = opened(folder, name, most)
    try:
        frame(kind, b"")
        while most > 0 and (content := os.read(file, min(FRAME, most))):
            frame(kind, content)
            most -= len(content)
    finally:
        os.close(file)

"""Runs one notebook in two bubblewraps that share only Jupyter's sockets, and passes on its results.

Podium starts this program as the first process of new PID and mount namespaces. It is root there: either the machine's
root, or a user who is root only in a user namespace. No code of the notebook ever runs here.

Standard input is a line of JSON (see SupervisorSettings.java), followed by the notebook. It stays open. Its end means
that Podium has ended, and then everything here ends. Standard output is a stream of frames: a letter, a length of 4
bytes, and at most 64 KiB of content. The letters are l for the log; s, z and e for submission.csv, submission.csv.gz
and executed.ipynb; h for the bytes of memory that the notebook's files occupy; and r for the result in JSON, which is
last.

The program consists of stage.py, takeout.py and this file, joined into one text.
"""
import ctypes
import json
import os
import platform
import secrets
import select
import signal
import subprocess
import sys
import time

MOST_LOG = 1 << 20
GRACE = 5
"""The number of seconds that the runner may continue after the kernel's end, and the kernel after the runner's end."""
KEYCTL = {"x86_64": 250, "aarch64": 219}
JOIN_SESSION_KEYRING = 1


def main():
    # Restores Ctrl+C: the first process of a PID namespace ignores signals for which it has no handler.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    source = os.fdopen(0, "rb", closefd=False)
    settings = json.loads(source.readline())
    notebook = source.read(settings["notebook"])
    if len(notebook) < settings["notebook"]:
        sys.exit("the notebook became shorter while it was read")
    # Every process inherits the login's session keyring with its secrets, so a new keyring replaces it.
    checked(libc.syscall(ctypes.c_long(KEYCTL[platform.machine()]), JOIN_SESSION_KEYRING, None), "keyctl")
    stage = Stage(settings)
    result = ask(stage) if settings["ask"] else supervise(stage, notebook)
    frame(b"r", json.dumps(result).encode())


def ask(stage):
    """Runs a program instead of a notebook, and returns its exit code and output."""
    process = stage.start(
        stage.settings["ask"],
        stage.kernel_binds(),
        {},
        "/kaggle/working",
        {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT},
    )
    said = process.stdout.read(MOST_RESULT)
    process.stdout.close()
    return {"exit": process.wait(), "said": said.decode("utf-8", "replace")}


def supervise(stage, notebook):
    settings = stage.settings
    connection = STAGE + "connection/connection.json"
    ports = {name + "_port": i for i, name in enumerate(("shell", "iopub", "stdin", "control", "hb"), 1)}
    key = {"key": secrets.token_hex(32), "signature_scheme": "hmac-sha256"}
    known = json.dumps({"transport": "ipc", "ip": "/connection/kernel", **ports, **key})
    with open(connection, "w") as out:
        out.write(known)
    if settings["user"] is not None:
        os.chown(connection, settings["user"], settings["user"])
    os.chmod(connection, 0o400)
    kernel_log_end, kernel_log = os.pipe()
    runner_log_end, runner_log = os.pipe()
    kernel = stage.start(
        settings["kernel"],
        stage.kernel_binds() + ["--bind", STAGE + "connection", "/connection"],
        {},
        "/kaggle/working",
        {"stdin": subprocess.DEVNULL, "stdout": kernel_log, "stderr": kernel_log},
    )
    runner = stage.start(
        [*settings["runner"], json.dumps({"outputs": settings["outputs"]})],
        ["--tmpfs", "/tmp", "--bind", STAGE + "runner", "/results", "--ro-bind", STAGE + "connection", "/connection"],
        {"/notebook.ipynb": notebook, "/connection.json": known.encode()},
        "/results",
        {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": runner_log},
    )
    os.close(kernel_log)
    os.close(runner_log)
    log = Log([kernel_log_end, runner_log_end])
    watch(stage, kernel, runner, log, connection)
    ended = runner.returncode
    # As the first process of its namespace, this one can kill all other processes in it, and waits for their end.
    try:
        os.kill(-1, 9)
    except ProcessLookupError:
        pass
    while True:
        try:
            pid, code = os.wait()
            ended = os.waitstatus_to_exitcode(code) if pid == runner.pid else ended
        except ChildProcessError:
            break
    log.finish()
    result = answer(stage, ended)
    return {**result, **left(settings)} if result.get("ended") == "done" else result


class Log:
    """The beginning of what both sandboxes print. The rest is read and dropped, so that no program blocks."""

    def __init__(self, pipes):
        self.pipes = pipes
        self.size = 0

    def read(self, pipe):
        content = os.read(pipe, FRAME)
        frames(b"l", content[: max(0, MOST_LOG - self.size)])
        self.size += len(content)
        return content

    def finish(self):
        for pipe in self.pipes:
            while self.read(pipe):
                pass
        if self.size > MOST_LOG:
            frame(b"l", f"\n[{self.size - MOST_LOG} more bytes after the first {MOST_LOG}]\n".encode())


def watch(stage, kernel, runner, log, connection):
    """Passes on the log and waits until both programs have ended, or GRACE seconds after the first one."""
    ends = {os.pidfd_open(kernel.pid): kernel, os.pidfd_open(runner.pid): runner}
    said = runner.stdout.fileno()
    poll = select.poll()
    for descriptor in [0, said, *log.pipes, *ends]:
        poll.register(descriptor, select.POLLIN)
    connected, deadline = False, None
    while ends and (deadline is None or time.monotonic() < deadline):
        for descriptor, _ in poll.poll(100):
            if descriptor == 0:
                sys.exit("Podium has ended")
            elif descriptor in ends:
                poll.unregister(descriptor)
                ends.pop(descriptor).poll()
                runner.stdin.close()  # tells the runner that the kernel has ended
                deadline = time.monotonic() + (GRACE if connected or runner.returncode is None else 0)
            elif descriptor == said:
                poll.unregister(said)
                connected = bool(os.read(said, FRAME))  # no bytes if the runner has ended
                if os.path.lexists(connection):
                    os.unlink(connection)
            elif not log.read(descriptor):
                poll.unregister(descriptor)
        if stage.settings["watch"]:
            frame(b"h", str(stage.held()).encode())


try:
    main()
except OSError as failure:
    sys.exit(f"{failure.filename or 'the sandbox'}: {failure.strerror}")

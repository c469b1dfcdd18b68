# Sends invalid messages to the runner, signed like the kernel's. The test replaces MANNER.
import os, sys, threading

kernel = get_ipython().kernel
session, parent = kernel.session, kernel.get_parent()
socket = kernel.iopub_socket
manner = "MANNER"
if manner == "malformed":
    for content in ({}, {"execution_state": 3}, {"name": 1, "text": {"x": []}}, {"data": 7, "metadata": "x"}):
        for kind in ("status", "stream", "display_data", "update_display_data", "clear_output", "comm_open", "error", "x"):
            session.send(socket, kind, content, parent=parent)
elif manner == "unsigned":
    key, session.key = session.key, b"another"
    session.send(socket, "stream", {"name": "stdout", "text": "x"}, parent=parent)
    session.key = key
elif manner == "nested":
    deep = "[" * 100_000 + "]" * 100_000
    session.pack = lambda value: deep.encode() if value == {"deep": 1} else __import__("json").dumps(value, default=str).encode()
    session.send(socket, "stream", {"deep": 1}, parent=parent)
elif manner == "endless":
    text = "x" * 10**7
    for i in range(1000):
        session.send(socket, "comm_open", {"comm_id": str(i), "target_name": "jupyter.widget", "data": {"state": {"a": text}}}, parent=parent)
elif manner == "displays":
    for i in range(1000):
        session.send(socket, "display_data", {"data": {"text/plain": "x"}, "metadata": {}, "transient": {"display_id": str(i)}}, parent=parent)
        session.send(socket, "update_display_data", {"data": {"text/plain": "x" * 10**7}, "metadata": {}, "transient": {"display_id": str(i)}}, parent=parent)
elif manner == "sockets":
    for i in range(1, 6):
        os.unlink(f"/connection/kernel-{i}")
        os.symlink("/proc/self/fd/0", f"/connection/kernel-{i}")
    for fd in range(3, 200):
        try:
            if os.readlink(f"/proc/self/fd/{fd}").startswith("socket"):
                os.write(fd, b"\xff" * 65536)
        except OSError:
            pass
elif manner == "surrogates":
    print("\ud800")
open("submission.csv", "w").write("Id\n")

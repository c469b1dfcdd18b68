"""Runs one notebook as Kaggle does, with a kernel in another sandbox, and reports the result.

It reads /notebook.ipynb and /connection.json, and writes result.json and executed.ipynb into its folder. It prints a
line on standard output when it is connected to the kernel. The end of standard input means that the kernel has ended.
The only argument is JSON with one key: "outputs", the largest size of all outputs in bytes.
"""
import asyncio
import json
import os
import select
import sys
import time
from ast import PyCF_ALLOW_TOP_LEVEL_AWAIT

START = 300
"""The number of seconds in which the kernel must start."""


def main():
    outputs = json.loads(sys.argv[1])["outputs"]
    said = os.dup(1)
    os.dup2(2, 1)
    with open("/notebook.ipynb", "rb") as file:
        source = file.read()
    result, executed = asyncio.run(run(source, outputs, said))
    if len(executed) <= outputs:
        save("executed.ipynb", executed)
    save("result.json", json.dumps(result).encode())
    os._exit(0)


def save(name, content):
    with open(name, "wb") as file:
        file.write(content)


def kernel_ended():
    return bool(select.select([0], [], [], 0)[0])


async def run(source, outputs, said):
    """Returns the result and the bytes of the executed notebook."""
    import nbformat

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
    result = await execute(book, outputs, said)
    if language:
        result["language"] = language
    try:
        return result, nbformat.writes(book).encode("utf-8", "backslashreplace")
    except Exception as e:
        print("the executed notebook cannot be written:", e, file=sys.stderr)
        return result, b""


async def execute(book, outputs, said):
    from jupyter_client import AsyncKernelClient
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    class KernelClient(AsyncKernelClient):
        """A client that learns of the kernel's end from standard input, because it cannot see the kernel's process."""

        async def is_alive(self):
            return not kernel_ended()

    class Kernel:
        """A stand-in for the kernel, which the supervisor starts and ends."""

        has_kernel, kernel_id = True, "podium"

        def client(self):
            client = KernelClient()
            client.load_connection_file("/connection.json")  # the supervisor's copy, since the kernel rewrites its own
            return client

        def is_alive(self):
            return False

        def cleanup_resources(self):
            pass

    class Client(NotebookClient):
        """A client that keeps outputs up to a maximum size. It drops the rest, and the notebook continues to run."""

        left = outputs // 2
        connected = False

        async def async_start_new_kernel_client(self):
            await sockets()
            client = await super().async_start_new_kernel_client()
            self.connected = True
            os.write(said, b"connected\n")
            return client

        def output(self, outs, msg, display_id, cell_index):
            content, room = msg["content"], self.left
            text = content.get("text")
            self.left -= len(text) if isinstance(text, str) else len(str(content))
            if self.left < 0 and isinstance(text, str):
                content["text"] = text[:room] if room > 0 else ""
            elif self.left < 0:
                return None
            return super().output(outs, msg, display_id, cell_index)

    client = Client(book, km=Kernel(), timeout=None, startup_timeout=START)
    result = {"ended": "done"}
    try:
        await client.async_execute()
    except CellExecutionError as e:
        result = {"ended": "error", "name": str(e.ename)[:100], "message": str(e.evalue)[:500], "cell": failed(book)}
    except DeadKernelError:
        result = {"ended": "dead", "cell": reached(book)}
    except Exception as e:
        if not client.connected:
            return {"ended": "start", "name": type(e).__name__, "message": str(e)[:500]}
        ended = "dead" if kernel_ended() else "error"
        result = {"ended": ended, "name": type(e).__name__, "message": str(e)[:500], "cell": reached(book)}
    if not kernel_ended():
        await shut_down(client.kc)
    return result


async def sockets():
    """Waits until the kernel has created its sockets; ZeroMQ itself would check only ten times per second."""
    end = time.monotonic() + START
    while not all(os.path.exists(f"/connection/kernel-{port}") for port in range(1, 6)):
        if kernel_ended() or time.monotonic() > end:
            raise RuntimeError("the kernel did not start")
        await asyncio.sleep(0.01)


async def shut_down(client):
    """Asks the kernel to shut down, as Jupyter does, so that its exit handlers run."""
    try:
        client.shutdown()
        await client.control_channel.get_msg(timeout=5)
    except Exception as e:
        print("the kernel did not answer the shutdown request:", type(e).__name__, file=sys.stderr)


def claimed(book):
    """Returns the language that the notebook declares, or None if it is Python. The declaration may be wrong."""
    spec = book.metadata.get("kernelspec")
    language = spec.get("language") if isinstance(spec, dict) else None
    return language[:100] if isinstance(language, str) and language.lower() not in ("", "python") else None


def unlike_python(book):
    """Returns the number of the first code cell that is not valid Python, from 1; 0 if all are valid."""
    from IPython.core.inputtransformer2 import TransformerManager

    for i, cell in enumerate(book.cells, 1):
        if cell.cell_type == "code":
            try:
                compile(TransformerManager().transform_cell(cell.source), "cell", "exec", PyCF_ALLOW_TOP_LEVEL_AWAIT)
            except Exception:
                return i
    return 0


def failed(book):
    """Returns the number of the last cell with an error, from 1; 0 if there is none."""
    cells = [i for i, cell in enumerate(book.cells, 1) for out in cell.get("outputs", []) if out.output_type == "error"]
    return max(cells, default=0)


def reached(book):
    """Returns the number of the last cell that was started, from 1; 0 if there is none."""
    cells = [i for i, cell in enumerate(book.cells, 1) if "execution" in cell.get("metadata", {})]
    return max(cells, default=0)


main()

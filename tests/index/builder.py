"""Builds an index in a process of its own, to be killed: one build for each line of standard input.

Everything slow is loaded once; each build runs in a fork, whose process id is printed first.
"""

import os
import pickle
import sys
from pathlib import Path

from corpus.settings import Settings


def main() -> None:
    import llama_index.retrievers.bm25
    import llama_index.vector_stores.chroma  # noqa: F401 - loaded here so that a fork need not
    import torch

    from index.build import build
    from index.model import load_model

    torch.set_num_threads(1)  # a pool of threads would not live on in a fork
    load_model()
    print("ready", flush=True)
    for line in sys.stdin:
        home, inputs = line.split()
        child = os.fork()
        if not child:
            print(os.getpid(), flush=True)
            catalogue, documents = pickle.loads(Path(inputs).read_bytes())
            build(Settings(home=Path(home)), catalogue, documents, {})
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else "done", flush=True)


main()

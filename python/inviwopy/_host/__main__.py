"""Starts the host. Nothing but ``sys`` may be imported before the folder of this file has left the path."""

import sys

if __name__ == "__main__":
    _folder = __file__.rpartition("/_host/")[0] + "/_host"
    # Python before 3.11 has no -P: it would find this folder's files instead of standard modules.
    sys.path[:] = [entry for entry in sys.path if entry.rstrip("/") != _folder]
    _library = _folder[: -len("/inviwopy/_host")]
    # First while the package itself is imported, last afterwards: what stands beside it hides nothing of the user's.
    sys.path.insert(0, _library)
    sys.argv = ["inviwo"]

    # -B is for the user's files. This package compiled anew at each start would cost 0.2 s of it.
    _no_bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, False
    from inviwopy._host._start import start

    sys.dont_write_bytecode = _no_bytecode
    sys.path.remove(_library)
    sys.path.append(_library)
    sys.exit(start())

"""Runs the commands that the README shows and compares what they print with what it shows.

usage, from the top folder: readme.py MAINMODE [--write]
With --write the README is given what they print.
"""

import os
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]*)\n(?P<shown>.*?)```\n", re.DOTALL)


def printed(mainmode, command, top):
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.join(top, "testdata"), os.path.join(folder, "testdata"))
        path = os.path.dirname(os.path.abspath(mainmode)) + os.pathsep + os.environ["PATH"]
        run = subprocess.run(
            ["sh", "-c", command], cwd=folder, env={**os.environ, "PATH": path},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        return run.stdout.decode("utf-8")


def main():
    mainmode, *options = sys.argv[1:]
    with open("README.md", encoding="utf-8") as file:
        readme = file.read()
    blocks = list(BLOCK.finditer(readme))
    failed = 0

    def block(found):
        return f"```console\n$ {found['command']}\n{printed(mainmode, found['command'], os.getcwd())}```\n"

    if "--write" in options:
        with open("README.md", "w", encoding="utf-8") as file:
            file.write(BLOCK.sub(block, readme))
        return 0
    for found in blocks:
        if block(found) != found[0]:
            failed += 1
            print(f"the README shows\n{found[0]}\nit is\n{block(found)}")
    print(f"{len(blocks) - failed} passed, {failed} failed")
    return 1 if failed or not blocks else 0


if __name__ == "__main__":
    sys.exit(main())

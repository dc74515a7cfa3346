# Reads examples: a line "?" to predict or "!" to learn, the lines of the example, an empty line. Predictions are answered.
import sys

import vowpalwabbit

workspace = vowpalwabbit.Workspace(sys.argv[1] + " --quiet")
lines = []
learns = False
for line in sys.stdin:
    line = line.rstrip("\n")
    if line in ("?", "!"):
        learns = line == "!"
    elif line:
        lines.append(line)
    elif learns:
        workspace.learn(lines)
        lines = []
    else:
        print(*workspace.predict(lines), flush=True)
        lines = []

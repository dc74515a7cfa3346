"""Has Vowpal Wabbit learn a log with these options, refusing lines that it cannot read, and prints what it says of it."""

import json
import sys

import vowpalwabbit

learner = vowpalwabbit.Workspace("--quiet --dsjson --cb_explore_adf --strict_parse " + " ".join(sys.argv[1:]))
json.dump({"examples": learner.get_weighted_examples(), "cost": learner.get_sum_loss()}, sys.stdout)
learner.finish()

"""Reads arrays of a log from standard input, and prints what obp (Open Bandit Pipeline) makes of them."""

import importlib
import importlib.util
import json
import sys
import types

import numpy as np

# The estimators are NumPy alone. What obp needs for other things (data sets, simulators, networks) is not installed, and
# what these modules only name gets an empty stand-in.
for name in ("pandas", "torch", "scipy", "scipy.stats", "sklearn", "sklearn.utils"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["torch"].tensor = sys.modules["torch"].Tensor = object
sys.modules["scipy"].stats = sys.modules["scipy.stats"]
sys.modules["sklearn.utils"].check_scalar = lambda *_, **__: None
sys.modules["sklearn.utils"].check_random_state = np.random.RandomState
folder = next(iter(importlib.util.find_spec("obp").submodule_search_locations))
for name in ("obp", "obp.ope"):
    package = types.ModuleType(name)
    package.__path__ = [folder + name.removeprefix("obp").replace(".", "/")]
    sys.modules[name] = package
ope = importlib.import_module("obp.ope.estimators")

log = json.load(sys.stdin)
known = {
    "reward": np.array(log["reward"], dtype=float),
    "action": np.array(log["action"], dtype=int),
    "pscore": np.array(log["propensity"], dtype=float),
    "action_dist": np.array(log["target"], dtype=float)[:, :, np.newaxis],
    "estimated_rewards_by_reg_model": np.array(log["model"], dtype=float)[:, :, np.newaxis],
}


def value(estimator, *names):
    return estimator.estimate_policy_value(action_dist=known["action_dist"], **{name: known[name] for name in names})


model = "estimated_rewards_by_reg_model"
logged = ("reward", "action", "pscore")
json.dump(
    {
        "ips": value(ope.InverseProbabilityWeighting(), *logged),
        "snips": value(ope.SelfNormalizedInverseProbabilityWeighting(), *logged),
        "clipped": value(ope.InverseProbabilityWeighting(lambda_=log["clip"]), *logged),
        "dm": value(ope.DirectMethod(), model),
        "dr": value(ope.DoublyRobust(), *logged, model),
    },
    sys.stdout,
)

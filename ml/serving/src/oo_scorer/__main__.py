"""`python -m oo_scorer serve` and `python -m oo_scorer example`."""

import argparse
import logging
import os
import sys
import threading
from pathlib import Path

import uvicorn

from oo_scorer import example
from oo_scorer.app import create_app
from oo_scorer.models import ServedModels
from oo_scorer.settings import Settings, SettingsError

LOG = logging.getLogger("oo_scorer")


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    if options.command == "example":
        folder = example.make(Path(options.features).read_bytes(), Path(options.models))
        LOG.info("the example lies in %s", folder)
        return 0
    try:
        settings = Settings.of(os.environ)
    except SettingsError as e:
        LOG.error("%s", e)
        return 2
    return _serve(settings, options.host, options.port, options.until_stdin_closes)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m oo_scorer", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="answer requests; models and pins come from OO_SCORER_* settings")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8090)
    serve.add_argument(
        "--until-stdin-closes", action="store_true", help="stop when whoever started this process is gone"
    )
    made = commands.add_parser("example", help="make a model to begin with")
    made.add_argument("--features", required=True, help="the text that lists the columns")
    made.add_argument("--models", required=True, help="the folder of models")
    return parser.parse_args(arguments)


def _serve(settings: Settings, host: str, port: int, until_stdin_closes: bool) -> int:
    models = ServedModels.load(settings.models, settings.features_hash, settings.pins)
    for model in models.told().items:
        LOG.info("serves %s@%s, %s, features %s", model.name, model.version, model.runtime, model.features_hash)
    for refused in models.refused:
        LOG.warning("refuses %s: %s", refused.folder, refused.reason)
    config = uvicorn.Config(
        create_app(models),
        host=host,
        port=port,
        access_log=False,
        server_header=False,
        log_config=None,
        timeout_keep_alive=120,
        timeout_graceful_shutdown=5,
    )
    server = uvicorn.Server(config)
    if until_stdin_closes:
        threading.Thread(target=_watch_stdin, args=(server,), daemon=True).start()
    server.run()
    return 0 if server.started else 1


def _watch_stdin(server: uvicorn.Server) -> None:
    # The pipe of a parent that was killed is closed by the system.
    while sys.stdin.buffer.read(1):
        pass
    server.should_exit = True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

# https://docs.slack.dev/tools/bolt-python/concepts/socket-mode

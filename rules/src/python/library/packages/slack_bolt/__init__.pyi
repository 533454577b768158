# https://docs.slack.dev/tools/bolt-python/

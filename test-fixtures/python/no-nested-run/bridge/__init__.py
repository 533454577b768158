"""A synchronous face for an asynchronous client, used where a loop is running after all."""

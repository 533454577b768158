"""A bank whose accounts are asked like plain objects: by properties, keys and operators that are asynchronous."""

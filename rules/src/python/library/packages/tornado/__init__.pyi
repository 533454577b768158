# https://www.tornadoweb.org/en/stable/

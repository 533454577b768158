# https://kivy.org/doc/stable/api-kivy.html

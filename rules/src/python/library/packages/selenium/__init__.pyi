# https://www.selenium.dev/selenium/docs/api/py/

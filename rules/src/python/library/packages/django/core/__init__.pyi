# https://docs.djangoproject.com/

# https://apscheduler.readthedocs.io/en/3.x/modules/schedulers/base.html

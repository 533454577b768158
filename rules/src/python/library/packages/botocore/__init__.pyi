# https://botocore.amazonaws.com/v1/documentation/api/latest/

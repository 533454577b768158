# https://boto3.amazonaws.com/v1/documentation/api/latest/guide/resources.html

"""What has to change in a program folder so that a person is no longer in it?"""

"""How does an export get into a program on a page: dropped, mapped, looked at, imported?"""

"""Tests of the tables of a database."""

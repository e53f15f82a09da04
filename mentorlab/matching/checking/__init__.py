"""Does a match keep what it promises? A plain second opinion that shares no step with the engines.

It reads the arrays of a market and counts everything again, block by block, with numpy and Python's own whole numbers:
`recount` every score and every rule, `feasible` the rules of a match, `ceiling` what no match could exceed, `wishes`
whether two people would rather have each other, `criteria` what each policy promises, `compared` whether two markets
are one and the same.
"""

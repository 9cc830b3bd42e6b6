"""Many rows in few statements, with the history that the ORM would write.

The only place with SQL of its own. Tables, columns and defaults come from the models, values go as
parameters. No instance is built and no signal is sent; constraints hold as for every other write.
"""

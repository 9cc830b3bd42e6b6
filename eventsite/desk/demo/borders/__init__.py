"""Series `cooperation-without-borders`: its sixth and seventh editions as two press items report them.

What neither item says (a timetable, a venue, further names) is not here.
"""

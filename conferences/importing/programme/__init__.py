"""Programme files of other conference systems (frab, c3voc: `schedule.json`, `schedule.xml`) as a list."""

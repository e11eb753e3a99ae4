"""The shipped sample responses: the figures they hold, and the script that lays them out as spreadsheets."""

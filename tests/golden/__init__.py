"""One spreadsheet nastiness per test: a small workbook, and the exact table or the exact refusal.

What belongs here: what a force may send, and what the reader must make of it, seen from outside.
What does not: tests of one module (`tests/unit`), laws over generated tables, anything past the reader.
"""

"""What is checked before and after figures are published, each check a plain function from tables to a finding.

What belongs here: findings, and the one list of all checks with what each stops (`checks.toml`). What does not: rules
of one table (`schemas`), or showing a finding (`assets_defs`).
"""

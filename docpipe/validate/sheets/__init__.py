"""Sheets that are one record each – budgets, statistical tables – and the YAML beside them → what the record holds, each value with its cell."""

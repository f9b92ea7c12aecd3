"""Processors written as one function: its annotations make the ports and properties."""

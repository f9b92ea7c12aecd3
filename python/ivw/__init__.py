"""Helpers for scripts: snapshots, camera paths, animations, measurements."""

"""Keeping what stands until what follows is whole: files and folders that take another's place at once."""

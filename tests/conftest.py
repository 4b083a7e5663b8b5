"""What holds for every test: laws are not timed. Speed is measured by a bench, on a quiet machine."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

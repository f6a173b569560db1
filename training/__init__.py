"""Training of the shipped tagger: ``python -m training --gold ../shared/gold --out DIR``. Not part of the wheel."""

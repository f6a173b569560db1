"""Measure the pipeline on gold data and hold it to its floors. Not part of the installed package; see ``README.md`` here."""

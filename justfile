# All that CI runs, in a virtual environment of its own
check:
    .ci/run

test *arguments:
    python -m pytest {{arguments}}

lint:
    ruff check .
    ruff format --check .
    mypy

# Figures on the gold data against their floors; `just evaluate --kinds gsr plv`
evaluate *arguments:
    python -m evaluation {{arguments}}

# CPU, memory and start-up time on an example page
bench:
    python benchmarks/example_page.py

# Run every frame's examples and counterexamples
lexicons:
    reportedly lexicon check

# Write the outputs shown in README and docs, and the golden records, anew; review the diff
golden:
    UPDATE_GOLDEN=1 python -m pytest tests/docs tests/whole

# Pin every dependency with its hashes (needs pip-tools; takes some minutes)
lock:
    pip-compile --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header \
        --strip-extras --allow-unsafe --extra test --extra dev -o requirements.lock pyproject.toml

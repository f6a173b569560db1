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
    python -m benchmarks.example_page

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

# How likely an event is right: fitted anew, after rules have changed (a minute)
confidence gold="../shared/gold":
    python -m training.weigh_confidence --gold {{gold}}
    python -m evaluation.calibration --gold {{gold}}

# Train the tagger anew and weigh it against the rules (needs `pip install '.[train]'`; about an hour on two cores)
train gold="../shared/gold" work="out/training":
    mkdir -p {{work}}
    python -m training.sentences --out {{work}}/sentences.jsonl
    python -m training --gold {{gold}} --sentences {{work}}/sentences.jsonl --out {{work}}/weights
    python -m training.export --weights {{work}}/weights --out src/reportedly/models
    python -m training.weigh_attribution --gold {{gold}} --learn {{work}}/rules.tsv
    python -m training.weigh_attribution --gold {{gold}} --rules {{work}}/rules.tsv
    python -m training.weigh_events --gold {{gold}}
    python -m training.weigh_confidence --gold {{gold}}

# Write the store's first step anew from the declared tables (until the first release)
migration:
    python -m reportedly.store.migrations
    ruff format -q src/reportedly/store/migrations
    python -m reportedly.store.describe docs/store.md

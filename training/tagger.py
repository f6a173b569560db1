"""One small encoder with four heads: attribution tags, event anchors, auxiliary modes, standing."""

from __future__ import annotations

from typing import Any

from torch import Tensor, nn

from .data import ATTRIBUTION_TAGS, AUXILIARIES, EVENT_TAGS, STANDINGS

CASES = 12


class Tagger(nn.Module):
    """``forward(ids, cases, mask)`` -> logits ``[batch, pieces, tags]`` for each head."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.case = nn.Embedding(CASES, width)
        nn.init.zeros_(self.case.weight)
        self.dropout = nn.Dropout(0.1)
        self.attribution = nn.Linear(width, len(ATTRIBUTION_TAGS))
        self.event = nn.Linear(width, len(EVENT_TAGS))
        self.auxiliary = nn.Linear(width, len(AUXILIARIES))
        self.standing = nn.Linear(width, len(STANDINGS))

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        words = self.encoder.embeddings.word_embeddings(ids) + self.case(cases)
        hidden = self.dropout(self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state)
        return self.attribution(hidden), self.event(hidden), self.auxiliary(hidden), self.standing(hidden)

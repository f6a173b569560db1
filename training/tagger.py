"""One small encoder whose heads tag word pieces and link them: who says what by which cue, who does what to whom by which anchor."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from reportedly.tagger.tags import AUXILIARIES, EVENT_TYPES, RELATIONS, ROLES, STANDINGS

CASES = 12
WIDTH = 64
"""Dimensions of a piece's two vectors (as anchor, as party) in each relation."""
REACH = 96
"""Pieces beyond which distance is no longer told apart."""


class Tagger(nn.Module):
    """``forward(ids, cases, mask)`` -> logits ``[batch, pieces, tags]`` of each head, then the linking vectors.

    Linking is bilinear: how likely piece ``j`` is a source of cue ``i`` is the sigmoid of ``anchor[i] · party[j] + distance[j - i]``,
    so one pass of the encoder serves every pair.
    """

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.case = nn.Embedding(CASES, width)
        nn.init.zeros_(self.case.weight)
        self.dropout = nn.Dropout(0.1)
        self.roles = nn.Linear(width, len(ROLES))
        self.event = nn.Linear(width, 1 + len(EVENT_TYPES))
        self.auxiliary = nn.Linear(width, len(AUXILIARIES))
        self.standing = nn.Linear(width, len(STANDINGS))
        self.mix = nn.Linear(width, width)
        self.anchor = nn.Linear(width, WIDTH * len(RELATIONS))
        self.party = nn.Linear(width, WIDTH * len(RELATIONS))
        self.distance = nn.Parameter(torch.zeros(len(RELATIONS), 2 * REACH + 1))

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        words = self.encoder.embeddings.word_embeddings(ids) + self.case(cases)
        hidden = self.dropout(self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state)
        mixed = self.dropout(nn.functional.gelu(self.mix(hidden)))
        heads = (self.roles(hidden), self.event(hidden), self.auxiliary(hidden), self.standing(hidden))
        return (*heads, self.anchor(mixed) / WIDTH**0.5, self.party(mixed))

    def link(self, anchors: Tensor, parties: Tensor, at: Tensor) -> Tensor:
        """Logits ``[n, relations, pieces]``: anchors ``[n, relations*width]`` at pieces ``at``, parties ``[n, pieces, relations*width]``"""
        n, length, _ = parties.shape
        a = anchors.view(n, len(RELATIONS), WIDTH)
        p = parties.view(n, length, len(RELATIONS), WIDTH)
        steps = (torch.arange(length)[None, :] - at[:, None]).clamp(-REACH, REACH) + REACH
        return torch.einsum("nrw,nlrw->nrl", a, p) + self.distance[:, steps].permute(1, 0, 2)

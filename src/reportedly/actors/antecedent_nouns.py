"""Nouns that point back: which organisations "the group" or "the party" may mean, and nouns for the country itself."""

from __future__ import annotations

_ARMED = {"REB", "PRM", "UAF", "CRM", "IMG"}

GENERIC_ORGANISATIONS: dict[str, set[str]] = {
    "group": set(), "groups": set(), "organisation": set(), "organization": set(), "movement": {"REB", "PTY", "OPP", "SOC", "ISM", "IMG"},
    "militants": _ARMED, "rebels": _ARMED, "insurgents": _ARMED, "guerrillas": _ARMED, "militia": _ARMED, "fighters": _ARMED,
    "party": {"PTY", "OPP"}, "company": {"BUS", "MNC"}, "firm": {"BUS", "MNC"}, "bank": {"BUS", "MNC"}, "alliance": {"IGO"},
    "bloc": {"IGO", "EUR"}, "agency": {"IGO", "UNO", "GOV", "JRN", "SPY"}, "union": {"LAB", "EUR"}, "charity": {"NGO"},
    "watchdog": {"NGO", "IGO"}, "newspaper": {"JRN"}, "network": {"JRN", "REB"}, "broadcaster": {"JRN"}, "body": {"IGO", "UNO"},
}  # fmt: skip

PLACE_NOUNS = {"country", "nation", "homeland", "republic", "state", "kingdom"}

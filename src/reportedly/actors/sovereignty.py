"""Country code of a place -> the code its people and offices act under: dependencies belong to the state that governs them."""

from __future__ import annotations

_GOVERNED = {
    "XKX": "KOS", "MAC": "CHN", "PRI": "USA", "GUM": "USA", "ASM": "USA", "VIR": "USA", "MNP": "USA", "GRL": "DNK", "FRO": "DNK",
    "GLP": "FRA", "MTQ": "FRA", "GUF": "FRA", "REU": "FRA", "MYT": "FRA", "NCL": "FRA", "PYF": "FRA", "SPM": "FRA", "WLF": "FRA",
    "BLM": "FRA", "MAF": "FRA", "GIB": "GBR", "FLK": "GBR", "BMU": "GBR", "CYM": "GBR", "VGB": "GBR", "AIA": "GBR", "MSR": "GBR",
    "TCA": "GBR", "SHN": "GBR", "PCN": "GBR", "IOT": "GBR", "JEY": "GBR", "GGY": "GBR", "IMN": "GBR", "ABW": "NLD", "CUW": "NLD",
    "SXM": "NLD", "BES": "NLD", "ALA": "FIN", "SJM": "NOR", "COK": "NZL", "NIU": "NZL", "TKL": "NZL", "CXR": "AUS", "CCK": "AUS",
    "NFK": "AUS", "ESH": "MAR",
}  # fmt: skip


def sovereign(code: str) -> str:
    """The state behind a code.

    >>> sovereign("PRI"), sovereign("KEN")
    ('USA', 'KEN')
    """
    return _GOVERNED.get(code, code)

"""Documents of many sites -> the furniture each site repeats, as a file that people can read and edit."""

from .file import SiteFile, SiteLines, decode_sites, encode_sites, read_sites
from .learn import learn_sites

__all__ = ["SiteFile", "SiteLines", "decode_sites", "encode_sites", "learn_sites", "read_sites"]

"""Reads the Census Bureau's 2022 gazetteer as the Debian package weather-util-data carries it.

The package keeps one section per area, with the area's centre point in radians and a description
"Legal name, USPS"; the length of the GEOID says what the area is.
"""

import gzip
import math
import re
from dataclasses import dataclass

DEFAULT_PATH = "/usr/share/weather-util/places.gz"

COUNTY_DIGITS = 5
PLACE_DIGITS = 7
COUNTY_SUBDIVISION_DIGITS = 10

_SECTION = re.compile(r"^\[fips(\d+)\]$")
_CENTROID = re.compile(r"^centroid = \((-?[\d.]+), (-?[\d.]+)\)$")
_DESCRIPTION = re.compile(r"^description = (.+), ([A-Z]{2})$")


@dataclass(frozen=True)
class Area:
    geoid: str
    usps: str
    legal_name: str
    latitude: float
    longitude: float


def read_areas(path=DEFAULT_PATH):
    """All counties, places and county subdivisions, as {geoid: Area}."""
    areas = {}
    geoid = centroid = None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("["):
                match = _SECTION.match(line)
                geoid, centroid = (match.group(1) if match else None), None
            elif geoid is None:
                continue  # weather stations, forecast zones and ZIP codes share the file
            elif match := _CENTROID.match(line):
                centroid = tuple(round(math.degrees(float(part)), 5) for part in match.groups())
            elif match := _DESCRIPTION.match(line):
                if geoid in areas or centroid is None:
                    raise ValueError(f"{path}: section fips{geoid} is repeated or has no centroid")
                areas[geoid] = Area(geoid, match.group(2), match.group(1), *centroid)
    return areas


def with_digits(areas, digits):
    """The areas of one sort, in GEOID order."""
    return [areas[geoid] for geoid in sorted(areas) if len(geoid) == digits]

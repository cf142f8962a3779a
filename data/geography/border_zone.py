"""Which jurisdictions lie within 100 miles of the external boundary. README.md explains every decision."""

from functools import cache
from typing import NamedTuple

from boundary import length_km, steps

# 8 CFR 287.1(a)(2): "within 100 air miles from any external boundary". Taken as statute miles.
LIMIT_KM = 160.9344

# Of a place or town only its centre is known. A survey township is six miles square: its sides are
# 4.8 km from its centre. Nearer to the limit than this, a centre does not say on which side the rest lies.
POINT_MARGIN_KM = 5.0

# Between the corners of an outline, and inside it, distances are taken this often.
_STEP_KM = 2.0
_STEP_DEGREES = 0.03  # at most 3.3 km

NONE, PARTLY, WHOLLY = "none", "partly", "wholly"


class Zone(NamedTuple):
    border_zone: str
    border_km: float  # from the nearest part of a shape, or from the centre where only that is known


class Reach(NamedTuple):
    """How near to the boundary a shape comes, and how far from it it goes, in km."""

    nearest: float
    farthest: float

    def zone(self, limit=LIMIT_KM):
        if self.nearest > limit:
            return Zone(NONE, self.nearest)
        return Zone(WHOLLY if self.farthest <= limit else PARTLY, self.nearest)


def reaches(county_shapes, distance_km, limit=LIMIT_KM):
    """{geoid: Reach} of every county shape; distance_km is asked for (latitude, longitude)."""
    distance = cache(lambda point: distance_km(point[1], point[0]))  # neighbours share their lines
    return {geoid: _reach(shape, distance, limit) for geoid, shape in county_shapes.items()}


class Zones:
    """The zone of every jurisdiction, by what is known of its extent."""

    CLOSE_KM = 0.5  # about what the simplified shapes are good for

    def __init__(self, county_shapes, distance_km):
        self._distance_km = distance_km
        self._reaches = reaches(county_shapes, distance_km)

    def of_county(self, geoid):
        return self._reaches[geoid].zone()

    def of_state(self, geoid):
        """From all its counties; of the island territories too, whose counties have shapes but no records."""
        zones = [reach.zone() for county, reach in self._reaches.items() if county[:2] == geoid]
        kinds = {zone.border_zone for zone in zones}
        return Zone(kinds.pop() if len(kinds) == 1 else PARTLY, min(zone.border_km for zone in zones))

    def of_point(self, area, county_geoid):
        """Of a place or county subdivision, from its centre and from what is known of its county."""
        distance, county = self._distance_km(area.latitude, area.longitude), self.of_county(county_geoid)
        if county.border_zone != PARTLY:
            return Zone(county.border_zone, distance)
        if abs(distance - LIMIT_KM) <= POINT_MARGIN_KM:
            return Zone(PARTLY, distance)
        return Zone(WHOLLY if distance < LIMIT_KM else NONE, distance)

    def close_counties(self):
        return sorted(geoid for geoid, reach in self._reaches.items()
                      if min(abs(km - LIMIT_KM) for km in reach) <= self.CLOSE_KM)


def _reach(shape, distance, limit):
    rings = [ring for polygon in shape.polygons for ring in polygon]
    corners = [distance(point) for ring in rings for point in ring]
    nearest, farthest = min(corners), max(corners)
    for ring in rings:
        for a, b in zip(ring, ring[1:] + ring[:1]):
            # On the way from a to b the distance changes by no more than the way's length.
            middle, half = (distance(a) + distance(b)) / 2, length_km(a, b) / 2
            if middle - half < nearest or middle + half > farthest:
                between = [distance(p) for p in steps(min(a, b), max(a, b), _STEP_KM)]
                nearest, farthest = min(nearest, *between), max(farthest, *between)
    # The middle of a peninsula is farther from the water than its outline is.
    if farthest <= limit < farthest + shape.half_height_km():
        farthest = max([farthest, *(distance(p) for p in _inside(shape))])
    return Reach(nearest, farthest)


def _inside(shape):
    columns, rows = (int(size / _STEP_DEGREES) for size in (shape.east - shape.west, shape.north - shape.south))
    for i in range(columns):
        for j in range(rows):
            x, y = shape.west + (i + 0.5) * _STEP_DEGREES, shape.south + (j + 0.5) * _STEP_DEGREES
            if shape.contains(y, x):
                yield x, y

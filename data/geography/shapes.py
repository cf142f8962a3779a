"""County and state shapes from TopoJSON, and the few questions this build asks of them.

Only longitude/latitude shapes are read (not the projected ones), so that later columns, such as
the distance to the nearest external boundary, can be computed from the same objects.
"""

import json
import math

EARTH_RADIUS_KM = 6371.0088


class Shape:
    """A polygon or multipolygon: a list of polygons, each a list of rings of (longitude, latitude)."""

    def __init__(self, geoid, name, polygons):
        self.geoid = geoid
        self.name = name
        self.polygons = polygons
        outer = [point for polygon in polygons for point in polygon[0]]
        self.west, self.east = min(p[0] for p in outer), max(p[0] for p in outer)
        self.south, self.north = min(p[1] for p in outer), max(p[1] for p in outer)

    def contains(self, latitude, longitude):
        if not (self.west <= longitude <= self.east and self.south <= latitude <= self.north):
            return False
        # Even-odd over every ring: a hole, such as a Virginia city inside a county, switches back.
        crossings = sum(_crossings(ring, latitude, longitude) for rings in self.polygons for ring in rings)
        return crossings % 2 == 1

    def distance_km(self, latitude, longitude):
        """Distance from a point to the nearest part of the outline."""
        return min(
            _distance_to_ring(ring, latitude, longitude) for rings in self.polygons for ring in rings
        )

    def half_height_km(self):
        return math.radians(self.north - self.south) * EARTH_RADIUS_KM / 2

    def centre(self):
        """(latitude, longitude) of the centroid of the largest polygon.

        The largest part only: the centroid of all parts of Hawaii or of American Samoa is open sea.
        """
        ring = max((polygon[0] for polygon in self.polygons), key=lambda r: abs(_area(r)))
        latitude, longitude = _centroid(ring)
        return round(latitude, 5), round(longitude, 5)


def read_shapes(path, object_name):
    """{geoid: Shape} for one object ("counties" or "states") of a quantized TopoJSON file."""
    with open(path, encoding="utf-8") as file:
        topology = json.load(file)
    arcs = decode_arcs(topology)
    shapes = {}
    for geometry in topology["objects"][object_name]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [[_join(ring, arcs) for ring in polygon] for polygon in polygons]
        shapes[geometry["id"]] = Shape(geometry["id"], geometry["properties"]["name"], rings)
    return shapes


def read_outline(path):
    """The outer rings of the nation, of (longitude, latitude): coasts, shores and land borders.

    A line that two states share is in none of them. The holes are left out: in the edition of 2023
    there are four, slivers without area where the counties of Colorado and of Virginia do not meet.
    """
    with open(path, encoding="utf-8") as file:
        topology = json.load(file)
    arcs = decode_arcs(topology)
    (nation,) = topology["objects"]["nation"]["geometries"]
    if any(_area(_join(hole, arcs)) for polygon in nation["arcs"] for hole in polygon[1:]):
        raise ValueError(f"{path}: the nation has a hole with an area")
    return [_join(polygon[0], arcs) for polygon in nation["arcs"]]


def locate(latitude, longitude, candidates):
    """(shape, distance in km): the candidate that holds the point, at 0 km, else the nearest one."""
    for shape in candidates:
        if shape.contains(latitude, longitude):
            return shape, 0.0
    distances = [(shape.distance_km(latitude, longitude), shape.geoid, shape) for shape in candidates]
    distance, _, shape = min(distances)
    return shape, distance


def decode_arcs(topology):
    # TopoJSON 1.0, section 2.1.2 and 4: positions are deltas on an integer grid.
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(arc)
    return arcs


def _join(indexes, arcs):
    ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]  # ~i means arc i, reversed
        ring.extend(arc[1:] if ring else arc)
    return ring


def _crossings(ring, latitude, longitude):
    count = 0
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if (y1 > latitude) != (y2 > latitude):
            if longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1:
                count += 1
        x1, y1 = x2, y2
    return count


def _distance_to_ring(ring, latitude, longitude):
    # Flat geometry around the point: exact enough for distances of a few kilometres.
    km_per_degree = math.radians(1) * EARTH_RADIUS_KM
    stretch = math.cos(math.radians(latitude))
    best = math.inf
    points = [((x - longitude) * stretch, y - latitude) for x, y in ring]
    ax, ay = points[-1]
    for bx, by in points:
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        t = 0.0 if length == 0 else max(0.0, min(1.0, -(ax * dx + ay * dy) / length))
        best = min(best, math.hypot(ax + t * dx, ay + t * dy))
        ax, ay = bx, by
    return best * km_per_degree


def _area(ring):
    x0, y0 = ring[0]  # measured from the first vertex, to keep the products small
    return sum(
        (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1])
    ) / 2


def _centroid(ring):
    sum_x = sum_y = 0.0
    x0, y0 = ring[0]
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        x1, y1, x2, y2 = x1 - x0, y1 - y0, x2 - x0, y2 - y0
        cross = x1 * y2 - x2 * y1
        sum_x += (x1 + x2) * cross
        sum_y += (y1 + y2) * cross
    six_areas = 6 * _area(ring)
    return sum_y / six_areas + y0, sum_x / six_areas + x0

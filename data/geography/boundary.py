"""The external boundary of the United States as a set of short segments, and the distance to it.

Everything is reckoned in three dimensions on the ellipsoid, so that the antimeridian, which runs through
the Aleutians, is a place like any other, and 100 miles are as long to the north as to the east: on a
sphere they would be up to 0.8 km out.
"""

import math

from shapes import EARTH_RADIUS_KM

# GRS 80, the ellipsoid of NAD 83, in which the Census Bureau publishes its coordinates.
_SEMI_MAJOR_KM = 6378.137
_ECCENTRICITY_SQUARED = 0.00669438002290

# A segment of 5 km as a straight chord lies at most 0.5 m below the ground.
SEGMENT_KM = 5.0
_LEAF = 6  # segments in a leaf of the tree


def degrees_between(longitude1, longitude2):
    """The way from one longitude to the other, the short way round."""
    return (longitude2 - longitude1 + 180) % 360 - 180


def steps(start, end, step_km):
    """Points (longitude, latitude) from start, included, towards end, left out, at most step_km apart.

    The way is straight in longitude and latitude, so that a line along a parallel stays on it.
    """
    (x1, y1), (x2, y2) = start, end
    dx, dy = degrees_between(x1, x2), y2 - y1
    count = max(1, math.ceil(length_km(start, end) / step_km))
    for i in range(count):
        yield x1 + dx * i / count, y1 + dy * i / count


def length_km(start, end):
    """The length of a way that is straight in longitude and latitude; never too short."""
    (x1, y1), (x2, y2) = start, end
    stretch = math.cos(math.radians(min(abs(y1), abs(y2))))
    return math.radians(math.hypot(degrees_between(x1, x2) * stretch, y2 - y1)) * EARTH_RADIUS_KM


def in_space(longitude, latitude):
    """(x, y, z) in km from the Earth's centre, at sea level."""
    x, y = math.radians(longitude), math.radians(latitude)
    radius = _SEMI_MAJOR_KM / math.sqrt(1 - _ECCENTRICITY_SQUARED * math.sin(y) ** 2)
    return (
        radius * math.cos(y) * math.cos(x),
        radius * math.cos(y) * math.sin(x),
        radius * (1 - _ECCENTRICITY_SQUARED) * math.sin(y),
    )


class Boundary:
    """Lines of (longitude, latitude), and how far a point is from the nearest of them."""

    def __init__(self, lines):
        segments = [segment for line in lines for segment in _segments(line)]
        self._root = _tree(segments)
        self._last = segments[0]

    def distance_km(self, latitude, longitude):
        """Along the ground, in km: the straight line through the Earth, bent to its mean radius."""
        point = in_space(longitude, latitude)
        # Begin with the segment found last: points asked for one after the other are neighbours.
        best = _squared_distance(point, self._last)
        stack = [(0.0, self._root)]
        while stack:
            bound, (_, children, segments) = stack.pop()
            if bound >= best:
                continue
            for segment in segments:
                squared = _squared_distance(point, segment)
                if squared < best:
                    best, self._last = squared, segment
            if children:
                one, other = ((_squared_distance_to_box(point, child[0]), child) for child in children)
                stack += (other, one) if one[0] < other[0] else (one, other)  # the nearer one on top
        return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(best) / (2 * EARTH_RADIUS_KM)))


def _segments(line):
    points = [in_space(*p) for a, b in zip(line, line[1:]) for p in steps(a, b, SEGMENT_KM)]
    points.append(in_space(*line[-1]))
    return list(zip(points, points[1:]))


def _tree(segments):
    """A node: (its box, its two children or none, its segments or none)."""
    low = tuple(min(p[axis] for s in segments for p in s) for axis in range(3))
    high = tuple(max(p[axis] for s in segments for p in s) for axis in range(3))
    if len(segments) <= _LEAF:
        return (low, high), (), segments
    axis = max(range(3), key=lambda a: high[a] - low[a])
    ordered = sorted(segments, key=lambda s: s[0][axis] + s[1][axis])
    half = len(ordered) // 2
    return (low, high), (_tree(ordered[:half]), _tree(ordered[half:])), ()


def _squared_distance(point, segment):
    (px, py, pz), ((ax, ay, az), (bx, by, bz)) = point, segment
    dx, dy, dz = bx - ax, by - ay, bz - az
    ex, ey, ez = px - ax, py - ay, pz - az
    length = dx * dx + dy * dy + dz * dz
    t = 0.0 if length == 0 else max(0.0, min(1.0, (ex * dx + ey * dy + ez * dz) / length))
    ex, ey, ez = ex - t * dx, ey - t * dy, ez - t * dz
    return ex * ex + ey * ey + ez * ez


def _squared_distance_to_box(point, box):
    (x, y, z), ((x1, y1, z1), (x2, y2, z2)) = point, box
    dx = x1 - x if x < x1 else x - x2 if x > x2 else 0.0
    dy = y1 - y if y < y1 else y - y2 if y > y2 else 0.0
    dz = z1 - z if z < z1 else z - z2 if z > z2 else 0.0
    return dx * dx + dy * dy + dz * dz

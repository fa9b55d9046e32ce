"""The observation model: what a claim says about a count, given the party's bias and error.

On the log scale a claim's figure is the count times the party's bias times an error. A number said flat is a Student
density about it, so that a figure far from all others pulls little; "at least" puts an exponential gap below the count
and "up to" one above; an interval is the mass inside it. A claim said with "likely" or the like may be untrue, with the
chance that the probability scales give, and then it tells the order of magnitude and no more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_ndtr

Array = NDArray[np.float64]
LOG_2PI = math.log(2 * math.pi)
CARRIED = 3.0  # an earlier error is carried on up to about this many sd: a figure off outright is not
NODES, NODE_WEIGHTS = np.polynomial.legendre.leggauss(12)


class Shape(IntEnum):
    """How a claim bounds the count."""

    POINT = 0
    AT_LEAST = 1
    AT_MOST = 2
    INTERVAL = 3


@dataclass(frozen=True, slots=True)
class Readings:
    """What is read from each claim, on the log scale; all arrays have shape (n,).

    Parameters
    ----------
    shape : array of int
        A `Shape` a claim.
    low, high : array
        Log of the figure, or of both ends of an interval.
    gap : array
        Mean log distance of the count beyond an open bound.
    untrue : array
        Chance that the claim is untrue by its own words; mostly 0.
    untrue_sd : float
        Its log error then.
    tail : float
        Degrees of freedom of the error.
    """

    shape: NDArray[np.int64]
    low: Array
    high: Array
    gap: Array
    untrue: Array
    untrue_sd: float
    tail: float

    def only(self, i: int) -> Readings:
        """The readings of one claim."""
        at = slice(i, i + 1)
        return Readings(
            self.shape[at], self.low[at], self.high[at], self.gap[at], self.untrue[at], self.untrue_sd, self.tail
        )


class Terms(NamedTuple):
    """Log density of claims and its derivatives; all of shape (..., n).

    ``core`` and ``wide`` are the derivatives with respect to the location of the claim as meant and of the claim when
    untrue; ``curvature`` is the second derivative where both move together.
    """

    log_density: Array
    core: Array
    wide: Array
    curvature: Array


def claim_log_density(readings: Readings, location: Array, scale: Array, center: Array, spread: Array) -> Array:
    """`claim_terms` without the derivatives: (..., n)."""
    out = np.empty(location.shape)
    for shape in Shape:
        i = np.flatnonzero(readings.shape == shape)
        if not i.size:
            continue
        at, sd = location[..., i], scale[..., i]
        if shape is Shape.POINT:
            out[..., i] = student_log_density(readings.low[i] - at, sd, readings.tail)
        elif shape is Shape.INTERVAL:
            mass, _, _ = interval_mass(readings.low[i] - at, readings.high[i] - at, sd, readings.tail)
            out[..., i] = student_log_constant(readings.tail) + np.log(mass)
        else:
            sign = 1.0 if shape is Shape.AT_LEAST else -1.0
            above, below = gap_parts(sign * (at - readings.low[i]) / sd, sd / readings.gap[i])
            out[..., i] = np.logaddexp(above, below) - np.log(sd + readings.gap[i])
    i = np.flatnonzero(readings.untrue > 0)
    if i.size:
        out[..., i] = np.logaddexp(
            np.log1p(-readings.untrue[i]) + out[..., i],
            np.log(readings.untrue[i]) + _untrue(readings, i, center, spread)[0],
        )
    return out


def claim_terms(readings: Readings, location: Array, scale: Array, center: Array, spread: Array) -> Terms:
    """Log density of each claim, with derivatives.

    Parameters
    ----------
    readings : Readings
    location, scale : array, shape (..., n)
        Of the claim as meant: log count plus bias, plus the error that is carried on from the total before.
    center, spread : array, shape (..., n)
        The same without what is carried on; ``untrue_sd`` is added to the spread.
    """
    value, core, curvature = _meant(readings, location, scale)
    wide = np.zeros_like(core)
    i = np.flatnonzero(readings.untrue > 0)
    if i.size:
        untrue, slope, bend = _untrue(readings, i, center, spread)
        meant, untrue = np.log1p(-readings.untrue[i]) + value[..., i], np.log(readings.untrue[i]) + untrue
        total = np.logaddexp(meant, untrue)
        w, own = np.exp(untrue - total), core[..., i]
        value[..., i] = total
        core[..., i], wide[..., i] = (1 - w) * own, w * slope
        mixed = (1 - w) * (own**2 + curvature[..., i]) + w * (slope**2 + bend)
        curvature[..., i] = mixed - (core[..., i] + wide[..., i]) ** 2
    return Terms(value, core, wide, curvature)


def _untrue(readings: Readings, i: NDArray[np.int64], center: Array, spread: Array) -> Array:
    """Value, first and second derivative of the density of untrue claims; an interval's is its width times it."""
    broad = np.hypot(spread[..., i], readings.untrue_sd)
    out = student_terms((readings.low[i] + readings.high[i]) / 2 - center[..., i], broad, readings.tail)
    interval = readings.shape[i] == Shape.INTERVAL
    out[0] += np.where(interval, np.log(np.where(interval, readings.high[i] - readings.low[i], 1.0)), 0.0)
    return out


def _meant(readings: Readings, location: Array, scale: Array) -> tuple[Array, Array, Array]:
    """Value, first and second derivative of the density as meant, by shape."""
    out = np.zeros((3, *location.shape))
    for shape in Shape:
        i = np.flatnonzero(readings.shape == shape)
        if not i.size:
            continue
        at, sd = location[..., i], scale[..., i]
        if shape is Shape.POINT:
            out[..., i] = student_terms(readings.low[i] - at, sd, readings.tail)
        elif shape is Shape.INTERVAL:
            out[..., i] = interval_terms(readings.low[i] - at, readings.high[i] - at, sd, readings.tail)
        else:
            sign = 1.0 if shape is Shape.AT_LEAST else -1.0
            out[..., i] = gap_terms(sign * (at - readings.low[i]), sd, readings.gap[i])
            out[1][..., i] *= sign
    return out[0], out[1], out[2]


def student_log_constant(tail: float) -> float:
    """Log of the Student density's norming constant."""
    return math.lgamma((tail + 1) / 2) - math.lgamma(tail / 2) - 0.5 * math.log(tail * math.pi)


def student_log_density(residual: Array, sd: Array, tail: float) -> Array:
    """Log Student density of a residual."""
    return np.asarray(student_log_constant(tail) - np.log(sd) - (tail + 1) / 2 * np.log1p((residual / sd) ** 2 / tail))


def student_terms(residual: Array, sd: Array, tail: float) -> Array:
    """Log Student density of a residual; derivatives with respect to the location. Shape (3, ...)."""
    square, variance = residual**2, tail * sd**2
    q = variance + square
    value = student_log_density(residual, sd, tail)
    return np.stack([value, (tail + 1) * residual / q, -(tail + 1) * (variance - square) / q**2])


def gap_terms(beyond: Array, sd: Array, gap: Array) -> Array:
    """Log density of ``beyond`` = exponential gap - exponential shortfall + normal error. Shape (3, ...).

    The shortfall's mean is the error's sd: a count may lie below "at least 3,000", with a tail no lighter than
    exponential. This is the normal-Laplace density of Reed and Jorgensen (Comm. Stat. 33(8), 2004); it is log-concave.
    Derivatives are with respect to ``beyond``.
    """
    z, ratio = beyond / sd, sd / gap
    a, b = z - ratio, -z - 1.0
    above, below = gap_parts(z, ratio)
    log_a, log_b = above - 0.5 * ratio**2 + ratio * z, below - 0.5 - z
    total = np.logaddexp(above, below)
    w = np.exp(above - total)
    h_a, h_b = (np.exp(-0.5 * x * x - LOG_2PI / 2 - log_x) for x, log_x in ((a, log_a), (b, log_b)))
    slope_a, slope_b = h_a - ratio, 1.0 - h_b
    slope = w * slope_a + (1 - w) * slope_b
    bend = w * (slope_a**2 - h_a * (h_a + a)) + (1 - w) * (slope_b**2 - h_b * (h_b + b)) - slope**2
    return np.stack([total - np.log(sd + gap), slope / sd, bend / sd**2])


def gap_parts(z: Array, ratio: Array) -> tuple[Array, Array]:
    """Logs of the normal-Laplace density's two parts, beyond the bound and short of it."""
    return 0.5 * ratio**2 - ratio * z + log_ndtr(z - ratio), 0.5 + z + log_ndtr(-z - 1.0)


def interval_terms(low: Array, high: Array, sd: Array, tail: float) -> Array:
    """Log Student mass between two residuals; derivatives with respect to the location. Shape (3, ...).

    With x = sqrt(tail) tan(angle) the density becomes a power of a cosine, which twelve Gauss-Legendre nodes
    integrate to ten digits, far tails included.
    """
    a, b = low / sd, high / sd
    mass, angle_a, angle_b = interval_mass(low, high, sd, tail)
    density_a, density_b = np.cos(angle_a) ** (tail + 1) / mass, np.cos(angle_b) ** (tail + 1) / mass
    slope = (density_a - density_b) / sd
    fall_a, fall_b = -(tail + 1) * a / (tail + a * a) * density_a, -(tail + 1) * b / (tail + b * b) * density_b
    return np.stack([student_log_constant(tail) + np.log(mass), slope, (fall_b - fall_a) / sd**2 - slope**2])


def interval_mass(low: Array, high: Array, sd: Array, tail: float) -> tuple[Array, Array, Array]:
    """Student mass between two residuals, without its constant, and the angles of both ends."""
    root = math.sqrt(tail)
    angle_a, angle_b = np.arctan(low / (sd * root)), np.arctan(high / (sd * root))
    half, middle = (angle_b - angle_a) / 2, (angle_b + angle_a) / 2
    power = np.zeros_like(middle)
    for node, weight in zip(NODES, NODE_WEIGHTS, strict=True):
        power += weight * np.cos(middle + half * node) ** (tail - 1)
    return np.maximum(half * power * root, 1e-300), angle_a, angle_b

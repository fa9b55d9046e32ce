"""The same density and its gradient, compiled: one pass over claims and days, for the sampler.

Only `wartoll.estimate.nuts` imports this module, since numba takes seconds to load. A test holds it against the
array form in `model.py` and against finite differences.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from wartoll.estimate.observation import CARRIED, LOG_2PI, NODE_WEIGHTS, NODES, Array

POINT, AT_LEAST, INTERVAL = 0, 1, 3
WEEK = 7


@njit(cache=True, nogil=True)
def log_ndtr(x: float) -> float:
    """Log of the standard normal distribution function."""
    if x > -30.0:
        return math.log(0.5 * math.erfc(-x / math.sqrt(2.0)))
    s = 1.0 / (x * x)
    return -0.5 / s - math.log(-x) - LOG_2PI / 2 + math.log1p(-s + 3 * s * s - 15 * s**3)


@njit(cache=True, nogil=True)
def student(residual: float, sd: float, tail: float) -> tuple[float, float, float]:
    """Log density without its constant; derivatives by location and sd."""
    variance, square = tail * sd * sd, residual * residual
    q = variance + square
    value = -math.log(sd) - (tail + 1) / 2 * math.log1p(square / variance)
    return value, (tail + 1) * residual / q, -1 / sd + (tail + 1) * square / (sd * q)


@njit(cache=True, nogil=True)
def beyond_bound(beyond: float, sd: float, gap: float) -> tuple[float, float, float]:
    """Log normal-Laplace density; derivatives by distance and sd."""
    z, ratio = beyond / sd, sd / gap
    a, b = z - ratio, -z - 1.0
    log_a, log_b = log_ndtr(a), log_ndtr(b)
    above, below = 0.5 * ratio * ratio - ratio * z + log_a, 0.5 + z + log_b
    top = max(above, below)
    total = top + math.log(math.exp(above - top) + math.exp(below - top))
    w = math.exp(above - total)
    h_a = math.exp(-0.5 * a * a - LOG_2PI / 2 - log_a)
    h_b = math.exp(-0.5 * b * b - LOG_2PI / 2 - log_b)
    slope = w * (h_a - ratio) + (1 - w) * (1 - h_b)
    by_sd = w * ((ratio - z - h_a) / gap + (ratio - h_a) * z / sd) - (1 - w) * (1 - h_b) * z / sd
    return total - math.log(sd + gap), slope / sd, by_sd - 1 / (sd + gap)


@njit(cache=True, nogil=True)
def inside(low: float, high: float, sd: float, tail: float) -> tuple[float, float, float]:
    """Log Student mass of an interval without its constant; derivatives by location and sd."""
    root = math.sqrt(tail)
    a, b = low / sd, high / sd
    angle_a, angle_b = math.atan(a / root), math.atan(b / root)
    half, middle = (angle_b - angle_a) / 2, (angle_b + angle_a) / 2
    power = 0.0
    for i in range(NODES.size):
        power += NODE_WEIGHTS[i] * math.cos(middle + half * NODES[i]) ** (tail - 1)
    mass = max(half * power * root, 1e-300)
    at_a, at_b = math.cos(angle_a) ** (tail + 1) / mass, math.cos(angle_b) ** (tail + 1) / mass
    return math.log(mass), (at_a - at_b) / sd, (a * at_a - b * at_b) / sd


@njit(cache=True, nogil=True)
def claim(
    shape: int, low: float, high: float, gap: float, location: float, scale: float, tail: float
) -> tuple[float, float, float]:
    """Log density of one claim as meant; derivatives by location and scale."""
    if shape == POINT:
        return student(low - location, scale, tail)
    if shape == INTERVAL:
        return inside(low - location, high - location, scale, tail)
    sign = 1.0 if shape == AT_LEAST else -1.0
    value, slope, by_sd = beyond_bound(sign * (location - low), scale, gap)
    return value, sign * slope, by_sd


@njit(cache=True, nogil=True)
def density(
    x: Array, gradient: Array, at: Array, process: Array, errors: Array, whole: Array, claims: Array, kinds: Array,
    party: Array, lulls: Array, days: int,
) -> float:  # fmt: skip
    """Log density at scales and latents ``x``, up to a constant; its gradient is written into ``gradient``.

    Parameters
    ----------
    at : array of int
        First position of each group of latents in ``x``, the scales in front: total, knots, kinds, parties, share,
        deviations, strength, lulls, and the end.
    process, errors : array of float
        Prior numbers, in the order of `wartoll.estimate.nuts.pack`.
    whole, claims : array, shape (n, 11) of int and (n, 9) of float
        Per claim: shape, party, component, parent, deviation, four positions; and its figures.
    kinds, party : array
        Mean and sd of each kind's bias; kind and sd of each party's.
    lulls : array, shape (lulls, T)
    """
    (rate_mean, rate_sd, change_mean, change_sd, memory, lull_mean, lull_sd) = process[:7]
    (share_mean, share_sd, deviation_sd, strength_mean, strength_sd) = process[7:12]
    (error_mean, error_sd, correlation_mean, correlation_sd, untrue_sd, tail) = errors[:6]
    n, knots = whole.shape[0], at[2] - at[1]
    value = 0.0
    for i in range(x.size):
        value -= 0.5 * x[i] * x[i]
        gradient[i] = -x[i]
    change = math.exp(change_mean + change_sd * x[0])
    error = math.exp(error_mean + error_sd * x[1])
    correlation = 1 / (1 + math.exp(-(correlation_mean + correlation_sd * x[2])))

    path = np.empty(knots)
    path[0] = x[at[1]] / math.sqrt(1 - memory * memory)
    for k in range(1, knots):
        path[k] = memory * path[k - 1] + x[at[1] + k]
    weights = np.empty(days)
    top = -1e300
    for t in range(days):
        k, f = t // WEEK, (t % WEEK) / WEEK
        log_weight = path[k] * (1 - f) + (path[k + 1] * f if f > 0 else 0.0)
        log_weight *= change
        for j in range(lulls.shape[0]):
            log_weight += lulls[j, t] * (lull_mean + lull_sd * x[at[7] + j])
        weights[t] = log_weight
        top = max(top, log_weight)
    totals = np.zeros(days + 2)
    running = 0.0
    for t in range(days):
        weights[t] = math.exp(weights[t] - top)
        running += weights[t]
        totals[t + 2] = totals[t + 1] + running
    log_total = rate_mean + math.log(days) + rate_sd * x[at[0]]
    level = log_total - math.log(running)

    center, spread = np.empty(n), np.empty(n)
    on_center, on_spread = np.zeros(n), np.zeros(n)
    count = np.empty(n)
    for i in range(n):
        component, p = whole[i, 2], whole[i, 1]
        counts, sign, offset, own, fixed = claims[i, 0], claims[i, 1], claims[i, 2], claims[i, 3], claims[i, 4]
        mean = offset
        if counts > 0:
            e1, e2, s1, s2 = whole[i, 5], whole[i, 6], whole[i, 7], whole[i, 8]
            count[i] = max(
                (totals[e2 + 1] - totals[e1]) / (e2 - e1 + 1) - (totals[s2 + 1] - totals[s1]) / (s2 - s1 + 1), 1e-300
            )
            kind = int(party[p, 0])
            bias = kinds[kind, 0] + kinds[kind, 1] * x[at[2] + kind] + party[p, 1] * x[at[3] + p]
            mean += math.log(count[i]) + level + bias
        if component > 0:
            logit = share_mean + share_sd * x[at[4]] + deviation_sd * x[at[5] + whole[i, 4]]
            if component == 1:
                mean -= math.log1p(math.exp(-logit))
            elif component == 2:
                mean -= math.log1p(math.exp(logit))
            else:
                mean -= logit
        if sign != 0:
            mean += sign * (strength_mean + strength_sd * x[at[6]])
        center[i] = mean
        spread[i] = math.sqrt((error * own) ** 2 + fixed)

    on_log_error, on_correlation = 0.0, 0.0
    for i in range(n):
        own, parent = (error * claims[i, 3]) ** 2, whole[i, 3]
        low, high = claims[i, 6], claims[i, 7]
        location, variance = center[i], spread[i] ** 2
        pull, fall, carried, by_spread, share = 0.0, 0.0, 0.0, 0.0, 0.0
        c = correlation * claims[i, 5]
        if parent >= 0:
            before, s = (error * claims[parent, 3]) ** 2, spread[parent]
            pull = c * math.sqrt(own * before) / s**2
            q = (claims[parent, 6] - center[parent]) / (CARRIED * s)
            th = math.tanh(q)
            carried, fall = CARRIED * s * th, 1 - th * th
            by_spread = CARRIED * (th - q * fall) * before / s
            share = 2 - 2 * before / s**2
            location += pull * carried
            variance -= (pull * s) ** 2
        scale = math.sqrt(variance)
        term, core, by_scale = claim(whole[i, 0], low, high, claims[i, 8], location, scale, tail)
        untrue = claims[i, 9]
        if untrue > 0:
            broad = math.sqrt(spread[i] ** 2 + untrue_sd**2)
            other, slope, by_broad = student((low + high) / 2 - center[i], broad, tail)
            if whole[i, 0] == INTERVAL:
                other += math.log(high - low)
            if whole[i, 0] != POINT and whole[i, 0] != INTERVAL:
                other += errors[6]
            meant, other = math.log1p(-untrue) + term, math.log(untrue) + other
            peak = max(meant, other)
            term = peak + math.log(math.exp(meant - peak) + math.exp(other - peak))
            w = math.exp(other - term)
            core, by_scale = (1 - w) * core, (1 - w) * by_scale
            on_center[i] += w * slope
            on_spread[i] += w * by_broad * spread[i] / broad
        value += term
        on_center[i] += core
        on_log_error += by_scale * own / scale
        if parent >= 0:
            before, s = (error * claims[parent, 3]) ** 2, spread[parent]
            on_center[parent] -= core * pull * fall
            on_log_error += core * (pull * share * carried + pull * by_spread)
            on_log_error -= by_scale * (pull * pull * share * s * s + pull * pull * before) / scale
            on_correlation += (core * carried * pull - by_scale * pull * pull * s * s / scale) / correlation
    for i in range(n):
        on_log_error += on_spread[i] * (error * claims[i, 3]) ** 2 / spread[i]
    gradient[1] += error_sd * on_log_error
    gradient[2] += correlation_sd * on_correlation * correlation * (1 - correlation)

    parts = np.zeros(days + 2)
    all_counts = 0.0
    for i in range(n):
        g, component, p = on_center[i], whole[i, 2], whole[i, 1]
        if claims[i, 0] > 0:
            e1, e2, s1, s2 = whole[i, 5], whole[i, 6], whole[i, 7], whole[i, 8]
            end, start = g / count[i] / (e2 - e1 + 1), g / count[i] / (s2 - s1 + 1)
            parts[e2 + 1] += end
            parts[e1] -= end
            parts[s2 + 1] -= start
            parts[s1] += start
            all_counts += g
            kind = int(party[p, 0])
            gradient[at[2] + kind] += g * kinds[kind, 1]
            gradient[at[3] + p] += g * party[p, 1]
        if component > 0:
            logit = share_mean + share_sd * x[at[4]] + deviation_sd * x[at[5] + whole[i, 4]]
            killed = 1 / (1 + math.exp(-logit))
            slope = 1 - killed if component == 1 else (-killed if component == 2 else -1.0)
            gradient[at[4]] += g * slope * share_sd
            gradient[at[5] + whole[i, 4]] += g * slope * deviation_sd
        if claims[i, 1] != 0:
            gradient[at[6]] += g * claims[i, 1] * strength_sd
    gradient[at[0]] += rate_sd * all_counts

    on_path = np.zeros(knots)
    twice, once = 0.0, parts[days + 1]
    for t in range(days - 1, -1, -1):
        twice += once
        once += parts[t + 1]
        g = weights[t] * (twice - all_counts / running)
        k, f = t // WEEK, (t % WEEK) / WEEK
        on_path[k] += g * (1 - f)
        if f > 0:
            on_path[k + 1] += g * f
        for j in range(lulls.shape[0]):
            gradient[at[7] + j] += g * lulls[j, t] * lull_sd
    by_change, back = 0.0, 0.0
    for k in range(knots - 1, -1, -1):
        by_change += on_path[k] * path[k] * change
        back = back * memory + on_path[k] * change
        gradient[at[1] + k] += back / math.sqrt(1 - memory * memory) if k == 0 else back
    gradient[0] += change_sd * by_change
    return value

"""Wears a page out as copying does: blur, dust, shadow, skew and hard black and white, generation after generation."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

Ink = NDArray[np.float32]


@dataclass(frozen=True)
class Wear:
    """One level: copies made, blur of each (pixels at 200 dpi), dust (specks to a page), unevenness, most skew."""

    copies: int
    blur: float
    dust: int
    uneven: float
    skew: float
    shadow: float
    threshold: float


LEVELS = {
    "clean": Wear(0, 0.5, 0, 0.05, 0.0, 0.0, 0.42),
    "light": Wear(1, 0.6, 60, 0.15, 0.5, 0.15, 0.36),
    "photocopy": Wear(2, 0.75, 420, 0.26, 1.2, 0.6, 0.35),
    "worst": Wear(3, 0.95, 1100, 0.36, 1.5, 0.9, 0.315),
}


def worn(ink: Ink, level: str, seed: int, skew: float | None) -> tuple[Ink, NDArray[np.float64]]:
    """The page after wear, ink from 0 to 1, and the affine map from the unworn page to it."""
    wear = LEVELS[level]
    rng = np.random.default_rng(seed)
    angle = float(rng.uniform(-wear.skew, wear.skew)) if skew is None else skew
    height, width = ink.shape
    moved = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    moved[:, 2] += rng.uniform(-6, 6, 2) * (wear.copies > 0)
    page = cv2.warpAffine(ink, moved, (width, height), flags=cv2.INTER_LINEAR)
    page = (
        page * (1 - wear.uneven * _clouds(rng, page.shape, 90)) * (1 - 0.3 * wear.uneven * _clouds(rng, page.shape, 5))
    )
    page = cv2.GaussianBlur(page, (0, 0), wear.blur)
    if wear.copies > 2:
        wear = replace(wear, threshold=wear.threshold + float(rng.uniform(-0.01, 0.05)))
    for copy in range(wear.copies):
        page = _copied(page, wear, rng, last=copy == wear.copies - 1)
    return np.clip(page, 0, 1), moved


def _copied(page: Ink, wear: Wear, rng: np.random.Generator, *, last: bool) -> Ink:
    grain = 0.085 * rng.standard_normal(page.shape, dtype=np.float32)
    level = wear.threshold + wear.uneven * 0.22 * (_clouds(rng, page.shape, 120) - 0.5)
    hard = 1 / (1 + np.exp(-(page + grain - level) * 14))
    _dust(hard, wear.dust // wear.copies, rng)
    if last:
        _shadow(hard, wear.shadow, rng)
        if wear.copies > 1:
            _holes(hard, rng)
    return cv2.GaussianBlur(hard.astype(np.float32), (0, 0), wear.blur * 0.75)


def _clouds(rng: np.random.Generator, shape: tuple[int, ...], size: int) -> Ink:
    coarse = rng.random((shape[0] // size + 2, shape[1] // size + 2), dtype=np.float32)
    return cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)


def _dust(page: Ink, count: int, rng: np.random.Generator) -> None:
    height, width = page.shape
    for x, y, size in zip(
        rng.integers(0, width, count), rng.integers(0, height, count), rng.random(count), strict=True
    ):
        radius = 1 if size < 0.86 else 2 if size < 0.985 else 3
        cv2.circle(page, (int(x), int(y)), radius - 1, float(0.6 + 0.4 * size), -1)


def _shadow(page: Ink, strength: float, rng: np.random.Generator) -> None:
    """The dark edge that a copier's lid leaves, ragged, on one or two sides."""
    if strength <= 0:
        return
    height, width = page.shape
    ragged = 0.8 * _clouds(rng, (height, 1), 400)[:, 0] + 0.2 * _clouds(rng, (height, 1), 9)[:, 0]
    edge = (8 + 26 * strength) * ragged * rng.uniform(0.3, 1.0)
    columns = np.arange(width, dtype=np.float32)[None, :]
    dark = 1 / (1 + np.exp(np.clip((columns - edge[:, None]) / 2.0, -30, 30)))
    if rng.random() < 0.5:
        dark = dark[:, ::-1]
    np.maximum(page, (dark * strength).astype(np.float32), out=page)
    if strength > 0.5 and rng.random() < 0.6:
        depth = int(6 + 14 * rng.random())
        page[:depth, :] = np.maximum(page[:depth, :], 0.9)


def _holes(page: Ink, rng: np.random.Generator) -> None:
    """What the punch left, copied as discs at the head of the page, as a file's prong fastener asks."""
    if rng.random() < 0.45:
        middle, y = page.shape[1] // 2, int(page.shape[0] * 0.012) + 14
        for x in (middle - 275, middle + 275):
            cv2.circle(page, (x + int(rng.integers(-6, 6)), y), 13, 0.95, -1)


def mapped(box: tuple[int, int, int, int], affine: NDArray[np.float64], turn: int, shape: tuple[int, int]) -> list[int]:
    """A box of the unworn page on the worn and turned one: x, y, width, height, cut to the page."""
    x, y, width, height = box
    corners = np.array([[x, y, 1], [x + width, y, 1], [x, y + height, 1], [x + width, y + height, 1]]) @ affine.T
    left, top = np.maximum(0, np.floor(corners.min(axis=0))).astype(int)
    right, foot = np.minimum(shape[::-1], np.ceil(corners.max(axis=0))).astype(int)
    if turn == 180:
        left, top, right, foot = shape[1] - right, shape[0] - foot, shape[1] - left, shape[0] - top
    elif turn == 90:
        left, top, right, foot = shape[0] - foot, left, shape[0] - top, right
    return [int(left), int(top), int(right - left), int(foot - top)]

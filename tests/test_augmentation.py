import io
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from conftest import WEIGHTS
from mnist_cnn import load_model, preprocess_strokes, read_digit
from mnist_cnn.drawing.field import BOX, CENTRE
from mnist_cnn.drawing.strokes import PEN_WIDTH, SHARPNESS, centre_of_mass, draw
from mnist_cnn.reading.read import NO_DIGIT
from mnist_cnn.reading.record import load_record
from mnist_cnn.train import batches
from mnist_cnn.train.augmentation import __main__ as sheet
from mnist_cnn.train.augmentation.affine import jitter
from mnist_cnn.train.augmentation.allographs import LETTERS, SHARES, load_ways, one
from mnist_cnn.train.augmentation.allographs.outlines import load_outlines, read_path
from mnist_cnn.train.augmentation.allographs.vocabulary import (
    Varying,
    WayError,
    arc,
    between,
    fixed,
    ray,
)
from mnist_cnn.train.augmentation.batch import augment_batch
from mnist_cnn.train.augmentation.curves import curve_weights
from mnist_cnn.train.augmentation.distortion import choose_pens, draw_distorted
from mnist_cnn.train.augmentation.negatives import KINDS, make_negatives
from mnist_cnn.train.augmentation.rewriting import add_strokes, rewrite
from mnist_cnn.train.augmentation.synthesis import (
    LETTER,
    choose_ways,
    follow,
    load_templates,
    name_ways,
    synthesize,
)
from mnist_cnn.train.augmentation.thinning import find_skeletons, thin
from mnist_cnn.train.batches import AT_ONCE, AugmentedBatches
from mnist_cnn.train.data import Digits
from mnist_cnn.train.recipes import SKETCH

MIX = SKETCH.mix


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


def draw_digits(n=200):
    return draw_distorted(synthesize(torch.arange(n) % 10, 0.5, seeded()), 0.5, seeded(1))


def bar_images(n=20):
    """Upright bars 20 pixels high and 3 wide, centred as MNIST's digits are."""
    images = torch.zeros(n, 1, 28, 28)
    images[:, :, 4:24, 13:16] = 1
    return images


def batch(seed=0):
    images, labels = bar_images(), torch.arange(20) % 10
    return labels, augment_batch(images, find_skeletons(images), labels, MIX, seeded(seed))


# what the ways of writing are described with


def test_on_the_clock_three_is_to_the_right_and_six_is_down():
    assert ray((0.0, 0.0), 90, 2.0) == pytest.approx((2, 0), abs=1e-6)
    assert ray((0.0, 0.0), 180, 2.0) == pytest.approx((0, 2), abs=1e-6)


def test_an_arc_lies_on_its_ellipse_and_goes_from_start_to_end():
    points = arc((0.5, 0.4), (0.3, 0.2), 0, 270)
    assert points[0] == pytest.approx((0.5, 0.2)) and points[-1] == pytest.approx((0.2, 0.4))
    for x, y in points:
        assert ((x - 0.5) / 0.3) ** 2 + ((y - 0.4) / 0.2) ** 2 == pytest.approx(1, abs=1e-5)


def test_a_point_between_two_is_moved_aside_to_the_right_of_who_walks_there():
    assert between((0.0, 0.0), (0.0, 2.0), 0.25, aside=0.5) == pytest.approx((-1.0, 0.5))


def test_a_curve_goes_through_its_control_points_and_turns_where_one_is_repeated():
    controls = torch.tensor([[0.0, 0.0], [1.0, 0.0], [1.0, 0.0], [1.0, 1.0]])
    curve = curve_weights(4, 31) @ controls
    assert torch.allclose(curve[::10], controls, atol=1e-6)
    assert (curve[:11, 1].abs() < 0.08).all() and (curve[20:, 0] - 1 < 0.08).all()


# the ways themselves


def test_every_way_of_every_digit_is_drawn_as_often_as_its_share_says():
    start = 0
    for label, ways in enumerate(load_ways().values()):
        chosen = choose_ways(torch.full((4000,), label), seeded(label)) - start
        found = torch.bincount(chosen, minlength=len(ways)) / 4000
        shares = torch.tensor([way.share for way in ways.values()])
        assert torch.allclose(found, shares / shares.sum(), atol=0.03), label
        start += len(ways)


@pytest.mark.parametrize("name", [*name_ways()])
def test_a_way_varies_within_about_the_height_that_it_is_described_for(name):
    points = follow(name, 100, seeded())
    height = points[..., 1].flatten(1).amax(1) - points[..., 1].flatten(1).amin(1)
    assert points.isfinite().all()
    assert (height < 2.2).all(), f"{height.max():.2f} high"


@pytest.mark.parametrize("digit", [*SHARES])
def test_templates_are_about_one_high(digit):
    templates = load_templates(digit)[..., 1].flatten(1)
    height = templates.amax(1) - templates.amin(1)
    assert ((height > 0.8) & (height < 2.3)).all(), height


def test_more_than_two_strokes_end_in_a_sentence_that_names_the_way(monkeypatch):
    stroke = [(0.0, 0.0), (0.0, 1.0)]
    monkeypatch.setitem(load_ways()["one"], "plain", fixed([stroke] * 3))
    name_ways.cache_clear()
    try:
        with pytest.raises(WayError, match="'one, plain' has 3 strokes"):
            synthesize(torch.full((500,), 1), 0.5, seeded())
    finally:
        name_ways.cache_clear()


def test_a_path_of_a_drawing_program_is_read_with_a_stroke_for_each_m():
    strokes = [[(0.0, 0.5), (0.2, 0.5), (0.2, 0.5), (0.2, 1.0)], [(-0.1, 0.0), (0.3, -0.2)]]
    assert read_path("M 0,50 20,50 20,50 20,100 M -10,0 30,-20") == strokes
    assert read_path("M0 50H20L20 50V100M-10,0L30-20") == strokes
    for line, other in zip(
        read_path("m 0,50 h 20 l 0,0 v 50 m -30,-100 40,-20"), strokes, strict=True
    ):
        assert np.allclose(line, other)


def test_a_path_with_a_curve_ends_in_a_sentence():
    with pytest.raises(WayError, match="outlines.svg has 'C'"):
        read_path("M 0,0 C 10,10 20,20 30,30")


def test_the_outlines_are_those_of_ten_digits_and_of_letters():
    assert [*load_outlines()] == [*SHARES, LETTERS]
    assert all(strokes for group in load_outlines().values() for strokes in group.values())


# Made on 2026-11-29 by the code that drew what the committed network has learned from: the points
# and lengths, summed up with weights that rise from 1 to 2.
SUMS = {
    "zero": 47643.01,
    "one": 24455.76,
    "two": 45347.82,
    "three": 44305.37,
    "four": 40481.27,
    "five": 41327.36,
    "six": 46394.38,
    "seven": 37674.80,
    "eight": 42040.17,
    "nine": 38959.49,
    "letters": 42628.42,
}
NEGATIVES_SUMS = {
    "letters": 16951.34,
    "scribbles": 322.73,
    "polygons": 1067.31,
    "pairs": 25381.13,
    "dashes": 163.53,
    "spirals": 1671.43,
    "blots": 5113.67,
    "dots": 459.69,
}


def sum_up(lines):
    values = torch.cat([each.flatten() for each in lines]).double()
    return (values @ torch.linspace(1, 2, len(values), dtype=torch.float64)).item()


@pytest.mark.parametrize(("label", "expected"), list(enumerate(SUMS.values())), ids=list(SUMS))
def test_a_seed_draws_the_digits_that_the_committed_network_learned_from(label, expected):
    lines = synthesize(torch.full((500,), label), 0.5, seeded())
    assert sum_up(lines) == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_seed_draws_the_negatives_that_the_committed_network_learned_from(kind):
    expected = NEGATIVES_SUMS[kind.__name__]
    assert sum_up(kind(200, seeded())) == pytest.approx(expected, abs=0.02)


def test_a_sheet_shows_each_way_template_and_negative_by_its_name(tmp_path, monkeypatch):
    rows = dict(sheet.list_rows())
    assert {"one, plain", "letters, A", "nine, template 18", "negatives: dots"} <= rows.keys()
    some = [(name, rows[name]) for name in [*rows][:: len(rows) // 5]]
    monkeypatch.setattr(sheet, "list_rows", lambda: iter(some))
    assert sheet.main([str(tmp_path / "sheet.png")]) == 0
    with Image.open(tmp_path / "sheet.png") as drawn:
        ink = np.asarray(drawn) < 128
    assert ink.any() and not ink.all()


def test_a_sheet_that_cannot_be_drawn_ends_in_one_line(tmp_path, monkeypatch, capsys):
    def fail():
        raise WayError("'one, plain' has 3 strokes")

    assert sheet.main([]) == 2 and "SHEET.png" in capsys.readouterr().err
    monkeypatch.setattr(sheet, "draw_sheet", fail)
    assert sheet.main([str(tmp_path / "sheet.png")]) == 1
    assert capsys.readouterr().err == "'one, plain' has 3 strokes\n"


def measure_flag(strokes):
    """Length, per stem, and degrees between flag and stem of the first stroke of ones."""
    points = [torch.stack([torch.as_tensor(v).expand(500) for v in xy], 1) for xy in strokes[0]]
    flag, stem = points[0] - points[2], points[-1] - points[2]
    cosine = (flag * stem).sum(1) / (flag.norm(dim=1) * stem.norm(dim=1))
    return flag.norm(dim=1) / stem.norm(dim=1), cosine.acos().rad2deg()


def test_a_ones_flag_is_as_long_and_leans_as_far_as_described():
    length, lean = measure_flag(one.flagged(Varying(500, seeded())))
    shortest, longest = one.FLAG_LENGTHS
    assert shortest - 0.01 < length.min() < shortest + 0.1
    assert longest - 0.1 < length.max() < longest + 0.01
    assert one.FLAG_LEANS[0] - 4 < lean.min() and lean.max() < one.FLAG_LEANS[1] + 4


def test_digits_of_one_way_differ():
    labels = torch.full((50,), 1)
    points, _ = synthesize(labels, 0.5, seeded())
    assert (torch.cdist(points.flatten(1), points.flatten(1)) + torch.eye(50)).min() > 0.05


def test_points_are_evenly_spaced_and_stand_for_the_whole_line():
    points, lengths = synthesize(torch.tensor([0, 6, 8]), 0.5, seeded())
    steps = points.diff(dim=1).norm(dim=2)
    assert (lengths == lengths[:, :1]).all()
    assert (steps.median(1).values / lengths[:, 0] - 1).abs().max() < 0.1


# what is drawn


def test_drawn_digits_have_their_centre_of_mass_at_mnists():
    away = (centre_of_mass(draw_digits()[:, 0]) + 0.5 - CENTRE).abs().max()
    assert away < 0.35, f"{away:.2f} pixels away"


def test_drawn_digits_fill_the_box_and_no_more():
    inked = draw_digits()[:, 0] > 0.1
    longer = torch.maximum(inked.any(1).sum(1), inked.any(2).sum(1))
    assert longer.max() <= BOX + 2 and longer.min() >= BOX - 2, longer.unique()


def test_ink_is_between_paper_and_full():
    images = draw_digits()
    assert images.shape == (200, 1, 28, 28) and images.dtype == torch.float32
    assert images.min() == 0 and 0.9 < images.max() <= 1


@pytest.mark.parametrize("width", [1.0, 2.0, 4.0])
def test_a_line_is_as_wide_as_its_pen(width):
    down = torch.stack([torch.zeros(60), torch.linspace(0, 1, 60)], 1)[None]
    image = draw(down, torch.full((1, 60), 1 / 60), torch.tensor([width]), torch.ones(1))
    across = image[0, 0, 14].sum().item()
    assert across == pytest.approx(width, abs=0.35)


def test_a_point_of_no_length_leaves_no_ink():
    points, lengths = synthesize(torch.arange(10), 0.5, seeded())
    more = (
        torch.cat([points, torch.full((10, 5, 2), 9.0)], 1),
        torch.cat([lengths, torch.zeros(10, 5)], 1),
    )
    pen = torch.full((10,), 2.0), torch.ones(10)
    assert torch.allclose(draw(points, lengths, *pen), draw(*more, *pen), atol=1e-4)


def test_some_pens_are_the_pages_and_the_others_as_wide_as_people_choose_them():
    widths, sharpness = choose_pens(2000, 0.3, seeded())
    is_the_pages = widths == PEN_WIDTH
    assert is_the_pages.float().mean().item() == pytest.approx(0.3, abs=0.04)
    assert (sharpness[is_the_pages] == torch.tensor(SHARPNESS)).all()
    assert 0.7 < widths.min() < 1.0 and 3.5 < widths.max() < 5.1


# MNIST's own digits


def test_thinning_leaves_a_line_one_pixel_wide_in_one_piece():
    line = thin(bar_images(1)[:, 0] > 0.5)[0]
    assert line.any(1).sum() >= 16 and line.sum(1).max() == 1


def test_the_skeleton_of_a_bar_is_its_middle():
    points, lengths = find_skeletons(bar_images(1))
    x = points[0, lengths[0] > 0, 0]
    assert (x - 14).abs().max() < 0.3
    assert lengths.sum().item() == pytest.approx(18, abs=3)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_half_minute_of_thinning_shows_its_progress(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    find_skeletons(bar_images())
    assert "Thinning: " in sys.stderr.getvalue()


def test_only_zeros_ones_and_sevens_get_a_stroke():
    labels = torch.arange(10).repeat(50)
    points, lengths = find_skeletons(bar_images(1))
    lines = points.expand(500, -1, -1), lengths.expand(500, -1)
    _, is_added = add_strokes(lines, labels, seeded())
    assert set(labels[is_added.any(1)].tolist()) == {0, 1, 7}
    assert set(labels[is_added[:, 1]].tolist()) == {1}


def test_the_flag_of_a_bar_starts_at_its_top_and_goes_down_to_the_left():
    points, lengths = find_skeletons(bar_images(1))
    lines = points.expand(50, -1, -1), lengths.expand(50, -1)
    ends, _ = add_strokes(lines, torch.full((50,), 1), seeded())
    head, start = ends[:, 0].unbind(1)
    assert (head - torch.tensor([14.0, 5.0])).abs().max() < 1.5
    assert (start[:, 0] < head[:, 0]).all() and (start[:, 1] > head[:, 1]).all()


def test_jittered_images_are_less_than_a_pixel_off_centre():
    images = bar_images()
    away = centre_of_mass(jitter(images, seeded())[:, 0]) - centre_of_mass(images[:, 0])
    assert away.abs().max() < 1.0


def test_a_digit_written_again_is_normalised_again():
    lines = rewrite(find_skeletons(bar_images()), torch.full((20,), 1), seeded())
    again = draw_distorted(lines, 0.5, seeded())
    assert (centre_of_mass(again[:, 0]) + 0.5 - CENTRE).abs().max() < 0.35


# negatives


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_negatives_of_a_kind_come_in_the_number_asked_for_and_leave_ink(kind):
    for n in (0, 1, 40):
        points, lengths = kind(n, seeded())
        assert points.shape == (n, lengths.shape[1], 2) and len(lengths) == n
        assert (draw_distorted((points, lengths), 0.5, seeded()).amax((1, 2, 3)) > 0.5).all()


def test_the_shares_of_the_negatives_add_up():
    assert sum(KINDS.values()) == pytest.approx(1)
    for n in (0, 1, 7, 12):
        assert sum(len(points) for points, _ in make_negatives(n, seeded())) == n


# batches


def test_same_seed_same_batch_and_another_seed_another():
    _, (images, targets) = batch(3)
    _, (same, same_targets) = batch(3)
    _, (other, _) = batch(4)
    assert torch.equal(images, same) and torch.equal(targets, same_targets)
    assert not torch.equal(images, other)


def test_a_batch_holds_of_each_kind_what_the_mix_says():
    images, labels = bar_images(), torch.arange(20) % 10
    mix = replace(MIX, jittered=0, rewritten=0, drawn=50, negatives=25)
    mixed, targets = augment_batch(images, find_skeletons(images), labels, mix, seeded())
    assert torch.equal(mixed[:20], images) and len(mixed) == 20 + 10 + 5
    assert (targets[20:] == NO_DIGIT).tolist() == [False] * 10 + [True] * 5


def test_mnists_labels_stay_those_of_their_images():
    labels, (images, targets) = batch()
    assert torch.equal(targets[:20], labels)
    assert len(images) == len(targets) and targets.max() == NO_DIGIT == LETTER


def test_the_batches_drawn_as_one_show_as_much_of_every_kind(monkeypatch):
    """Kinds follow each other in what is drawn; here its images are their places in it."""
    monkeypatch.setattr(
        batches,
        "augment_batch",
        lambda images, skeletons, labels, mix, random: (
            torch.linspace(0, 1, 2 * len(labels)),
            torch.arange(2 * len(labels)),
        ),
    )
    digits = Digits(bar_images(10 * AT_ONCE), torch.arange(10 * AT_ONCE) % 10)
    epoch = list(AugmentedBatches(digits, 10, MIX))
    assert len(epoch) == AT_ONCE
    for images, targets in epoch:
        assert len(images) == len(targets) == 20
        assert images.diff().max() < 0.06 and images.min() < 0.06 and images.max() > 0.94


@pytest.mark.parametrize("size", [1, 3, 7])
def test_a_batch_may_be_too_small_for_some_of_every_kind(size):
    digits = Digits(bar_images(size * (AT_ONCE + 1)), torch.full((size * (AT_ONCE + 1),), 3))
    *_, (images, targets) = AugmentedBatches(digits, size, MIX)
    assert (targets == 3).sum() >= size and not images.isnan().any()


# what the committed network has learned of it


@pytest.fixture(scope="module")
def is_digit():
    network = load_model(WEIGHTS / "sketch.pt")
    logit = load_record(WEIGHTS / "sketch.json").no_digit_logit
    return lambda image: read_digit(network, image, logit).is_digit


def test_taps_that_wobble_are_no_digits(is_digit):
    random = np.random.default_rng(1)
    for taps in range(1, 301):
        place = random.uniform(0.1, 0.9, 2)
        wobble = random.uniform(-0.034, 0.034, (1 + taps % 12, 2))
        assert not is_digit(preprocess_strokes([place + wobble], smallest=0.07))

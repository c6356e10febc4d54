import io
import sys

import pytest
import torch

from mnist_cnn.drawing.field import BOX, CENTRE
from mnist_cnn.drawing.strokes import centre_of_mass, draw
from mnist_cnn.train import batches
from mnist_cnn.train.augmentation.allographs import ALLOGRAPHS
from mnist_cnn.train.augmentation.batch import sketch_batch
from mnist_cnn.train.augmentation.distortion import pens, written
from mnist_cnn.train.augmentation.mnist_variants import added_strokes, nudged, rewritten
from mnist_cnn.train.augmentation.negatives import OTHER, draw_non_digits
from mnist_cnn.train.augmentation.templates import SKELETONS, chosen_ways, skeletons_of
from mnist_cnn.train.augmentation.thinning import centre_lines, thin
from mnist_cnn.train.batches import AT_ONCE, AugmentedBatches
from mnist_cnn.train.data import Digits
from mnist_cnn.train.recipes import SKETCH, Mix


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


def drawn_digits(n=200):
    labels = torch.arange(n) % 10
    return labels, written(*skeletons_of(labels, seeded()), seeded(1))


def bar_images(n=20):
    """Upright bars 20 pixels high and 3 wide, centred as MNIST's digits are."""
    images = torch.zeros(n, 1, 28, 28)
    images[:, :, 4:24, 13:16] = 1
    return images


def batch(seed=0):
    images, labels = bar_images(), torch.arange(20) % 10
    return labels, sketch_batch(images, centre_lines(images), labels, SKETCH.mix, seeded(seed))


def test_drawn_digits_have_their_centre_of_mass_at_mnists():
    _, images = drawn_digits()
    away = (centre_of_mass(images[:, 0]) + 0.5 - CENTRE).abs().max()
    assert away < 0.35, f"{away:.2f} pixels away"


def test_drawn_digits_fill_the_box_and_no_more():
    _, images = drawn_digits()
    inked = images[:, 0] > 0.1
    longer = torch.maximum(inked.any(1).sum(1), inked.any(2).sum(1))
    assert longer.max() <= BOX + 2 and longer.min() >= BOX - 2, longer.unique()


def test_ink_is_between_paper_and_full():
    _, images = drawn_digits()
    assert images.shape == (200, 1, 28, 28) and images.dtype == torch.float32
    assert images.min() == 0 and 0.9 < images.max() <= 1


@pytest.mark.parametrize("width", [1.0, 2.0, 4.0])
def test_a_line_is_as_wide_as_its_pen(width):
    down = torch.stack([torch.zeros(60), torch.linspace(0, 1, 60)], 1)[None]
    image = draw(down, torch.full((1, 60), 1 / 60), torch.tensor([width]), torch.ones(1))
    across = image[0, 0, 14].sum().item()
    assert across == pytest.approx(width, abs=0.35)


def test_a_point_of_no_length_leaves_no_ink():
    points, lengths = skeletons_of(torch.arange(10), seeded())
    more = (
        torch.cat([points, torch.full((10, 5, 2), 9.0)], 1),
        torch.cat([lengths, torch.zeros(10, 5)], 1),
    )
    pen = torch.full((10,), 2.0), torch.ones(10)
    assert torch.allclose(draw(points, lengths, *pen), draw(*more, *pen), atol=1e-4)


def test_pens_are_as_wide_as_people_choose_them():
    widths, _ = pens(1000, seeded())
    assert 0.7 < widths.min() < 1.0 and 3.5 < widths.max() < 5.1


def test_every_allograph_of_every_class_is_drawn():
    for label, ways in ALLOGRAPHS.items():
        chosen = chosen_ways(torch.full((1000,), label), seeded()).unique()
        first = sum(len(ALLOGRAPHS[earlier]) for earlier in range(label))
        assert chosen.tolist() == list(range(first, first + len(ways))), label


def test_corners_and_strokes_keep_to_their_control_points():
    for a in range(len(SKELETONS.basis)):
        points, controls = SKELETONS.basis[a] @ SKELETONS.controls[a], SKELETONS.controls[a]
        overshoot = torch.maximum(
            points.amax(0) - controls.amax(0), controls.amin(0) - points.amin(0)
        )
        assert overshoot.max() < 0.15, a


def test_thinning_leaves_a_line_one_pixel_wide_in_one_piece():
    line = thin(bar_images(1)[:, 0] > 0.5)[0]
    assert line.any(1).sum() >= 16 and line.sum(1).max() == 1


def test_the_centre_line_of_a_bar_is_its_middle():
    points, lengths = centre_lines(bar_images(1))
    x = points[0, lengths[0] > 0, 0]
    assert (x - 14).abs().max() < 0.3
    assert lengths.sum().item() == pytest.approx(18, abs=3)


def test_only_zeros_ones_and_sevens_get_a_stroke():
    labels = torch.arange(10).repeat(50)
    points, lengths = centre_lines(bar_images(1))
    every = points.expand(500, -1, -1), lengths.expand(500, -1)
    _, present = added_strokes(*every, labels, seeded())
    assert set(labels[present.any(1)].tolist()) == {0, 1, 7}
    assert set(labels[present[:, 1]].tolist()) == {1}


def test_mnists_images_are_nudged_less_than_a_pixel_off_centre():
    images = bar_images()
    away = centre_of_mass(nudged(images, seeded())[:, 0]) - centre_of_mass(images[:, 0])
    assert away.abs().max() < 1.0


def test_a_digit_written_again_is_normalised_again():
    images = bar_images()
    again = rewritten(*centre_lines(images), torch.full((20,), 1), seeded())
    assert (centre_of_mass(again[:, 0]) + 0.5 - CENTRE).abs().max() < 0.35


def test_same_seed_same_batch_and_another_seed_another():
    _, (images, targets) = batch(3)
    _, (same, same_targets) = batch(3)
    _, (other, _) = batch(4)
    assert torch.equal(images, same) and torch.equal(targets, same_targets)
    assert not torch.equal(images, other)


def test_a_batch_holds_of_each_kind_what_the_mix_says():
    images, labels = bar_images(), torch.arange(20) % 10
    mix = Mix(jittered=0, rewritten=0, drawn=50, negatives=25)
    mixed, targets = sketch_batch(images, centre_lines(images), labels, mix, seeded())
    assert torch.equal(mixed[:20], images) and len(mixed) == 20 + 10 + 5
    assert (targets[20:] == OTHER).tolist() == [False] * 10 + [True] * 5


def test_mnists_labels_stay_those_of_their_images():
    labels, (images, targets) = batch()
    assert torch.equal(targets[:20], labels)
    assert len(images) == len(targets) and targets.max() == OTHER


def test_the_batches_drawn_as_one_show_as_much_of_every_kind(monkeypatch):
    """Kinds follow each other in what is drawn; here its images are their places in it."""
    monkeypatch.setattr(
        batches,
        "sketch_batch",
        lambda images, lines, labels, mix, random: (
            torch.linspace(0, 1, 2 * len(labels)),
            torch.arange(2 * len(labels)),
        ),
    )
    digits = Digits(bar_images(10 * AT_ONCE), torch.arange(10 * AT_ONCE) % 10)
    epoch = list(AugmentedBatches(digits, 10, SKETCH.mix))
    assert len(epoch) == AT_ONCE
    for images, targets in epoch:
        assert len(images) == len(targets) == 20
        assert images.diff().max() < 0.06 and images.min() < 0.06 and images.max() > 0.94


@pytest.mark.parametrize("size", [1, 3, 7])
def test_a_batch_may_be_too_small_for_some_of_every_kind(size):
    digits = Digits(bar_images(size * (AT_ONCE + 1)), torch.full((size * (AT_ONCE + 1),), 3))
    *_, (images, targets) = AugmentedBatches(digits, size, SKETCH.mix)
    assert (targets == 3).sum() >= size and not images.isnan().any()


def test_non_digits_come_in_the_number_asked_for():
    for n in (0, 1, 7, 12):
        assert draw_non_digits(n, seeded()).shape == (n, 1, 28, 28)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_half_minute_of_thinning_shows_its_progress(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    centre_lines(bar_images())
    assert "Thinning: " in sys.stderr.getvalue()

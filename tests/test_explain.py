import copy

import pytest
import torch

from conftest import SAMPLE, WEIGHTS
from mnist_cnn.model import load_model, load_snapshots
from mnist_cnn.reading.explain import (
    answer_history,
    compare_weights,
    feed_cells,
    find_peaks,
    map_features,
    weigh,
)
from mnist_cnn.train.data import load_mnist

IMAGES = load_mnist(SAMPLE)[1].images[:10]
IMAGE = IMAGES[3:4]
OFF = [0, 7, 63]

each_image = pytest.mark.parametrize("image", IMAGES.split(1), ids=range(len(IMAGES)))


@pytest.fixture(scope="module", params=["lab", "sketch"])
def model(request):
    return load_model(WEIGHTS / f"{request.param}.pt")


@pytest.fixture(autouse=True)
def _without_gradients():
    with torch.inference_mode():
        yield


def answer_without_maps(model, off):
    """The logits for `IMAGE` of a network whose last layer does not look at the maps `off`."""
    model = copy.deepcopy(model)
    model.fc.weight.view(10, 64, 49)[:, off] = 0
    return model(IMAGE)


def second_maps(model, image):
    return map_features(model, image)[1]


def close(actual, expected):
    torch.testing.assert_close(actual.double(), expected.double(), atol=1e-4, rtol=0)


def test_feature_maps_are_what_the_blocks_put_out(model):
    first, second = map_features(model, IMAGE)
    assert torch.equal(first, model.layer1(IMAGE)[0])
    assert torch.equal(second, model.layer2(model.layer1(IMAGE))[0])


def test_maps_that_are_off_are_empty_and_the_others_as_before(model):
    before, after = second_maps(model, IMAGE), map_features(model, IMAGE, OFF)[1]
    others = [number for number in range(64) if number not in OFF]
    assert after[OFF].abs().sum() == 0
    assert torch.equal(after[others], before[others])


@each_image
def test_contributions_of_maps_and_of_places_sum_to_the_logits(model, image):
    contributions = weigh(model, second_maps(model, image))
    logits = model(image)[0]
    close(contributions.logits, logits)
    close(contributions.maps.sum(1) + contributions.biases, logits)
    close(contributions.places.sum(1) + contributions.biases, logits)


def test_a_contribution_is_what_the_logit_loses_without_the_map(model):
    second = second_maps(model, IMAGE)
    maps, logits = weigh(model, second).maps, model(IMAGE)[0].double()
    for number in range(64):
        second_without = second.index_fill(0, torch.tensor([number]), 0)
        close(maps[:, number], logits - model.fc(second_without.flatten()))


def test_an_empty_map_contributes_nothing(model):
    empty = map_features(model, IMAGE, OFF)[1]
    contributions = weigh(model, empty)
    assert (contributions.maps[:, OFF] == 0).all()
    assert ((compare_weights(model, 7, 2) * empty.flatten(1))[OFF] == 0).all()
    close(contributions.logits, answer_without_maps(model, OFF)[0])


def test_with_no_map_on_the_logits_are_the_biases(model):
    contributions = weigh(model, map_features(model, IMAGE, range(64))[1])
    assert torch.equal(contributions.logits, model.fc.bias.double())


@each_image
def test_cells_sum_to_the_lead_of_one_digit_over_another(model, image):
    second, logits = second_maps(model, image), model(image)[0] - model.fc.bias
    for one in range(10):
        leads = [
            (compare_weights(model, one, other) * second.flatten(1)).sum() for other in range(10)
        ]
        close(torch.stack(leads), logits[one] - logits)


def test_against_no_digit_cells_sum_to_the_digits_own_logit(model):
    cells = compare_weights(model, 3, None) * second_maps(model, IMAGE).flatten(1)
    close(cells.sum() + model.fc.bias[3], model(IMAGE)[0, 3])


def test_a_place_sees_the_ink_within_three_pixels_and_no_other(model):
    """Each of the two 3x3 filters reaches 1 pixel of its own level: 1 and 2 of the image."""
    beyond = IMAGE.clone()
    beyond[..., 15:, :] = 1  # the places of row 2 cover the rows 8 to 11 and see as far as 14
    near, far = (
        weigh(model, second_maps(model, image)).places.view(10, 7, 7) for image in (IMAGE, beyond)
    )
    close(near[:, :3], far[:, :3])
    assert (near[:, 3] - far[:, 3]).abs().max() > 0.1


@each_image
def test_what_feeds_a_maps_strongest_cell_sums_to_the_pooled_convolution(model, image):
    first, second = map_features(model, image)
    convolution, pool, _ = model.layer2
    pooled = pool(convolution(first[None]))[0].flatten(1)  # (64, 49), before the ReLU
    strongest = second.flatten(1).argmax(1, keepdim=True)
    fed = feed_cells(model, first, find_peaks(second))
    assert fed.shape == (64, 32)
    close(fed.sum(1) + convolution.bias, pooled.gather(1, strongest)[:, 0])


def test_an_empty_first_map_feeds_nothing(model):
    first, second = map_features(model, IMAGE)
    before = feed_cells(model, first, find_peaks(second))
    first[11] = 0
    fed = feed_cells(model, first, find_peaks(second))
    assert (fed[:, 11] == 0).all() and (before[:, 11] != 0).any()


@pytest.fixture
def snapshots():
    return load_snapshots(WEIGHTS / "lab-snapshots.pt")


def test_the_history_is_what_each_snapshot_answers(snapshots):
    history = answer_history(snapshots, IMAGE)
    assert history.shape == (len(snapshots), 10)
    close(history, torch.cat([snapshot(IMAGE) for snapshot in snapshots]))


def test_with_maps_off_the_history_is_that_of_networks_without_them(snapshots):
    history = answer_history(snapshots, IMAGE, OFF)
    close(history, torch.cat([answer_without_maps(snapshot, OFF) for snapshot in snapshots]))


def test_the_history_begins_undecided_and_ends_with_the_digit(snapshots):
    first, *_, last = answer_history(snapshots, IMAGE).softmax(1)
    assert first.max() < 0.5 and last.max() > 0.9
    assert last.argmax() == load_mnist(SAMPLE)[1].labels[3]

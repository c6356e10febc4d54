from concurrent.futures import ThreadPoolExecutor

import pytest
import torch
from conftest import ROOT, SAMPLE

from mnist_cnn.model import load_history, load_model
from mnist_cnn.reading.explain import History, map_features, weigh_evidence
from mnist_cnn.train.data import load_mnist

IMAGES = load_mnist(SAMPLE)[1].images[:20]
PAIRS = [(one, other) for one in range(10) for other in range(10)]


@pytest.fixture(scope="module")
def network():
    return load_model(ROOT / "weights" / "lab.pt")


@pytest.mark.parametrize("k", range(len(IMAGES)))
def test_evidence_sums_to_the_difference_of_the_two_scores(network, k):
    image = IMAGES[k : k + 1]
    logits = network(image)[0]
    for one, other in PAIRS:
        evidence = weigh_evidence(network, image, one, other)
        total = evidence.cells.sum().item() + evidence.bias
        assert evidence.cells.shape == (7, 7)
        assert total == pytest.approx((logits[one] - logits[other]).item(), abs=1e-4)
        assert total == pytest.approx(evidence.difference, abs=1e-4)


def test_evidence_for_is_evidence_against_turned_round(network):
    there, back = (weigh_evidence(network, IMAGES[:1], *pair) for pair in ((3, 8), (8, 3)))
    torch.testing.assert_close(there.cells, -back.cells)


def test_a_cell_depends_only_on_the_ink_near_it(network):
    """A cell's 4x4 pixels and 3 around them: each 3x3 filter reaches 1 pixel of its own level."""
    image = IMAGES[:1]
    image_beyond = image.clone()
    image_beyond[..., 15:, :] = 1  # cell row 2 covers pixels 8 to 11 and sees as far as 14
    near, far = (weigh_evidence(network, x, 7, 1).cells for x in (image, image_beyond))
    torch.testing.assert_close(near[:3], far[:3])
    assert not torch.allclose(near[3:], far[3:])


def test_feature_maps_are_those_of_the_blocks(network):
    seen = []
    hooks = [
        block.register_forward_hook(lambda _, __, out: seen.append(out[0]))
        for block in (network.layer1, network.layer2)
    ]
    network(IMAGES[:1])
    for hook in hooks:
        hook.remove()
    first, second = map_features(network, IMAGES[:1])
    assert first.shape == (32, 14, 14) and second.shape == (64, 7, 7)
    assert torch.equal(first, seen[0]) and torch.equal(second, seen[1])


def test_the_batched_pass_answers_as_each_epochs_network_does():
    models = load_history(ROOT / "weights" / "lab-epochs.pt")
    image = IMAGES[3:4]
    answers = History(models).answer(image)
    assert answers.shape == (21, 10)
    each = torch.cat([model(image).softmax(1) for model in models])
    torch.testing.assert_close(answers, each, atol=1e-5, rtol=1e-4)


def test_the_history_answers_many_visitors_at_once_and_leaves_its_networks_alone():
    history = History(load_history(ROOT / "weights" / "lab-epochs.pt"))
    expected = history.answer(IMAGES[:1])
    with ThreadPoolExecutor(4) as visitors:
        answers = list(visitors.map(lambda _: history.answer(IMAGES[:1]), range(40)))
    for answer in answers:
        torch.testing.assert_close(answer, expected)
    torch.testing.assert_close(history.models[0](IMAGES[:1]).softmax(1), expected[:1])

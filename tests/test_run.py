from dataclasses import replace

import pytest
import torch

from conftest import SAMPLE
from mnist_cnn.train.data import load_mnist
from mnist_cnn.train.recipes import LAB, SKETCH
from mnist_cnn.train.run import EARLY, Diverged, Training, schedule_rate, train

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def digits():
    return load_mnist(SAMPLE)[0]


def rates(recipe, steps):
    """The learning rate and Adam's first beta at each step of a run."""
    optimizer = torch.optim.Adam([torch.zeros(1, requires_grad=True)], lr=recipe.lr)
    schedule = schedule_rate(optimizer, recipe, steps)
    for _ in range(steps):
        [group] = optimizer.param_groups
        yield group["lr"], group["betas"][0]
        optimizer.step()
        schedule.step()


def test_the_labs_rate_is_constant():
    assert set(rates(LAB, 50)) == {(LAB.lr, 0.9)}


def test_a_cycle_climbs_in_its_first_fifth_and_falls_to_nearly_0_while_beta_does_the_opposite():
    lr, beta = zip(*rates(SKETCH, 101), strict=True)
    peak = lr.index(max(lr))
    assert max(lr) == pytest.approx(0.006, rel=1e-3) and peak == pytest.approx(20, abs=1)
    assert lr[0] == pytest.approx(0.006 / 25) and lr[-1] < lr[0] / 900
    assert list(lr[: peak + 1]) == sorted(lr[: peak + 1])
    assert list(lr[peak:]) == sorted(lr[peak:], reverse=True)
    assert beta.index(min(beta)) == peak and (beta[0], min(beta)) == pytest.approx(
        (0.95, 0.85), rel=1e-3
    )


def test_snapshots_are_early_ones_in_the_first_epoch_and_one_after_each(digits):
    run = train(replace(LAB, batch_size=20, epochs=2), digits, CPU)
    assert run.batches_per_epoch == 15
    assert list(run.snapshots) == [0, *(n for n in EARLY if n < 15), 15, 30]


def test_of_a_long_run_some_epochs_are_kept_the_first_and_the_last_among_them(digits):
    run = train(replace(LAB, batch_size=300, epochs=45), digits, CPU)
    assert list(run.snapshots) == [0, 1, *range(3, 46, 3)]


@pytest.mark.parametrize("size", [300, 150, 100])
def test_early_snapshots_beyond_the_first_epoch_are_left_out(size, digits):
    run = train(replace(LAB, batch_size=size, epochs=3), digits, CPU)
    batches = 300 // size
    first = range(batches + 1)
    assert list(run.snapshots) == [*first, 2 * batches, 3 * batches]


def test_a_snapshot_is_the_network_after_so_many_batches(digits):
    recipe = replace(LAB, batch_size=50, epochs=2)
    snapshots = train(recipe, digits, CPU).snapshots
    shorter = train(replace(recipe, epochs=1), digits, CPU).snapshots
    for number in shorter:
        for name, weight in shorter[number].items():
            assert torch.equal(weight, snapshots[number][name])
    changed = [snapshots[number]["fc.bias"] for number in snapshots]
    assert len({tuple(bias.tolist()) for bias in changed}) == len(snapshots)


def test_a_snapshot_stays_as_it_is_while_the_training_goes_on(digits):
    training = Training(replace(LAB, epochs=1), digits, CPU)
    before = training.snapshots[0]["fc.weight"].clone()
    training.train_epoch()
    assert torch.equal(training.snapshots[0]["fc.weight"], before)
    assert not torch.equal(training.model.fc.weight, before)


def test_a_cost_that_is_not_finite_ends_the_run_with_its_epoch(digits):
    with pytest.raises(Diverged, match="epoch 1 "):
        train(replace(LAB, lr=1e30), digits, CPU)

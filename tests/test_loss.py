from dataclasses import replace

import pytest
import torch
from torch.nn import functional as F

from mnist_cnn.train.loss import cross_entropy_of_eleven, loss_of
from mnist_cnn.train.recipes import LAB, SKETCH

NO_DIGIT = 10
LOGITS = torch.randn(20, 10, generator=torch.Generator().manual_seed(1))


def test_the_labs_loss_is_plain_cross_entropy():
    labels = torch.arange(20) % 10
    assert torch.equal(loss_of(LAB)(LOGITS, labels), F.cross_entropy(LOGITS, labels))


def test_no_digit_is_an_eleventh_class_whose_logit_is_0():
    targets = torch.arange(20) % 11
    log_shares = -torch.log1p(LOGITS.exp().sum(1))  # of exp(0) in the sum over eleven
    expected = -torch.where(targets == NO_DIGIT, 0, LOGITS.gather(1, (targets % 10)[:, None])[:, 0])
    cost = cross_entropy_of_eleven(LOGITS, targets, label_smoothing=0)
    assert cost.item() == pytest.approx((expected - log_shares).mean().item(), rel=1e-5)


def test_label_smoothing_gives_a_share_of_each_target_to_all_eleven():
    targets = torch.arange(20) % 11
    costs = torch.stack(
        [cross_entropy_of_eleven(LOGITS, torch.full((20,), k), 0) for k in range(11)]
    )
    expected = 0.8 * cross_entropy_of_eleven(LOGITS, targets, 0) + 0.2 * costs.mean()
    cost = loss_of(replace(SKETCH, label_smoothing=0.2))(LOGITS, targets)
    assert cost.item() == pytest.approx(expected.item(), rel=1e-5)


def test_the_loss_pulls_digits_above_zero_and_negatives_below():
    logits = torch.zeros(2, 10, requires_grad=True)
    loss_of(SKETCH)(logits, torch.tensor([3, NO_DIGIT])).backward()
    assert logits.grad[0, 3] < 0 and (logits.grad[1] > 0).all()

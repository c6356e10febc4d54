"""The lab notebook's network and loop as they stand there: what ours are compared with.

Source: lab 10.1, "CNN with MNIST Classifier" (Jonathan Choi, 2021), cells 11 to 18.
"""

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset


class CNN(nn.Module):
    """Cell 15."""

    def __init__(self) -> None:
        super().__init__()
        self.layer1 = nn.Sequential(
            nn.Conv2d(1, 32, kernel_size=3, stride=1, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(kernel_size=2, stride=2),
        )
        self.layer2 = nn.Sequential(
            nn.Conv2d(32, 64, kernel_size=3, stride=1, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(kernel_size=2, stride=2),
        )
        self.fc = nn.Linear(7 * 7 * 64, 10)
        nn.init.xavier_uniform_(self.fc.weight)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        out: torch.Tensor = self.layer1(x)
        out = self.layer2(out)
        out = out.view(out.size(0), -1)
        out = self.fc(out)
        return out


class Notebook:
    """A run on `dataset`, pairs of an image (1, 28, 28) in [0, 1] and a label, on the CPU."""

    def __init__(self, dataset: Dataset[tuple[torch.Tensor, int]]) -> None:
        torch.manual_seed(1)
        self._data_loader = DataLoader(dataset, batch_size=100, shuffle=True, drop_last=True)
        self._model = CNN()
        self._optimizer = torch.optim.Adam(self._model.parameters(), lr=0.001)

    def train_epoch(self) -> float:
        """The mean cost of an epoch: cell 18, below its first loop."""
        avg_cost = torch.tensor(0.0)
        for X, Y in self._data_loader:
            cost = F.cross_entropy(self._model(X), Y)
            self._optimizer.zero_grad()
            cost.backward()
            self._optimizer.step()
            avg_cost += cost
        return (avg_cost / len(self._data_loader)).item()

"""``python -m tests.laws``: each planted fault, and after how many examples its law finds it."""

from programflow.testing.laws.asserting import LAWS
from tests.laws.planted import FAULTS
from tests.laws.test_planted import examples_until_found

if __name__ == "__main__":
    print("| law | planted | examples until found |\n|---|---|---|")
    for fault in FAULTS:
        rule = LAWS[fault.law].__name__.partition("_")[0].upper()
        print(f"| {rule} | {fault.fault} | {examples_until_found(fault)} |", flush=True)

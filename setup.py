"""The part of the build that pyproject.toml cannot say: the digests travel in the wheel, as `tipqa/_corpus`, and the page
on how good the answers are, as `tipqa/_docs/evaluation.md`.
"""

from pathlib import Path
from shutil import copy, copytree

from setuptools import setup
from setuptools.command.build_py import build_py

CORPUS = Path("corpus")
QUALITY = Path("docs/evaluation.md")


class BuildWithCorpus(build_py):
    """Copies the reports of the corpus; an editable installation reads them where they are."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            docs = Path(self.build_lib) / "tipqa" / "_docs"
            docs.mkdir(parents=True, exist_ok=True)
            copy(QUALITY, docs)
            for year in sorted(CORPUS.glob("[0-9]*")):
                copytree(year, Path(self.build_lib) / "tipqa" / "_corpus" / year.name, dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithCorpus})

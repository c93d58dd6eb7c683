"""The part of the build that pyproject.toml cannot say: the digests travel in the wheel, as `tipqa/_corpus`."""

from pathlib import Path
from shutil import copytree

from setuptools import setup
from setuptools.command.build_py import build_py

CORPUS = Path("corpus")


class BuildWithCorpus(build_py):
    """Copies the reports of the corpus; an editable installation reads them where they are."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for year in sorted(CORPUS.glob("[0-9]*")):
                copytree(year, Path(self.build_lib) / "tipqa" / "_corpus" / year.name, dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithCorpus})

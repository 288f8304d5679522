"""What the tests share: an editor that reads every message against the protocol's own model and forgets none."""

import pathlib

import pytest

from editor import Editor, PROFILES

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
async def start():
    """Starts editors. At the end of the test each says goodbye, and no message may be left that nobody looked at."""
    editors: list[Editor] = []

    async def start_editor(profile: str = "visual_studio_code", **options) -> Editor:
        editor = await Editor.start(profile, **options)
        editors.append(editor)
        return editor

    yield start_editor
    for editor in editors:
        await editor.leave()


@pytest.fixture(params=PROFILES)
def profile(request) -> str:
    """Each of the editors whose true capabilities are known."""
    return request.param


@pytest.fixture
def examples() -> pathlib.Path:
    """The plans that the repository shows."""
    return EXAMPLES

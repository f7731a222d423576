"""Words that tell of trouble can be read in Slicer's light theme and in its dark one."""

import pytest
import qt
from SSLSegmentationPlugin.widgets import Builders
from SSLSegmentationPlugin.widgets.Builders import AMBER, GREEN, RED, inTheme


def luminance(color):
    """Relative luminance of a colour, as WCAG 2.1 defines it."""
    parts = [value / 255 for value in (color.red(), color.green(), color.blue())]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("style", [RED, AMBER, GREEN])
@pytest.mark.parametrize(("ground", "text"), [("#efefef", "#000000"), ("#353535", "#ffffff")], ids=["light", "dark"])
def test_the_contrast_is_enough_for_small_text(application, monkeypatch, style, ground, text):
    palette = qt.QPalette(qt.QApplication.palette())
    palette.setColor(qt.QPalette.Window, qt.QColor(ground))
    palette.setColor(qt.QPalette.WindowText, qt.QColor(text))
    monkeypatch.setattr(Builders.qt.QApplication, "palette", staticmethod(lambda: palette))
    word = luminance(qt.QColor(inTheme(style).removeprefix("color: ").removesuffix(";")))
    lighter, darker = sorted((word, luminance(qt.QColor(ground))), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5

"""A view of the voxels of an image reads freed memory once the image is gone: who takes one keeps a name on it."""

import ast
from pathlib import Path

import pytest

import SSLSegmentationLib

ROOT = Path(SSLSegmentationLib.__file__).parents[1]
FILES = [path for name in ("SSLSegmentationLib", "SSLSegmentation") for path in sorted((ROOT / name).rglob("*.py"))]
LOOPS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.For)


def of_nameless_images(source):
    """Lines that take a view of an image that nothing but this expression holds, or a loop over a temporary."""
    tree = ast.parse(source)
    passing = set()  # names that a loop gives to what it has just made
    for loop in (node for node in ast.walk(tree) if isinstance(node, LOOPS)):
        for part in [loop] if isinstance(loop, ast.For) else loop.generators:
            if not _holds(part.iter):
                inside = {id(node) for node in ast.walk(loop)}
                passing |= {(name.id, line) for name in ast.walk(part.target) for line in inside if _is_name(name)}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "GetArrayViewFromImage"
        and (not isinstance(node.args[0], ast.Name | ast.Attribute) or _passes(node, passing))
    ]


def _holds(loop_over):
    """Whether what a loop runs over is held by somebody else."""
    if isinstance(loop_over, ast.Call) and getattr(loop_over.func, "id", "") in ("enumerate", "zip"):
        return all(isinstance(part, ast.Name | ast.Attribute | ast.Constant) for part in loop_over.args)
    return isinstance(loop_over, ast.Name | ast.Attribute)


def _is_name(node):
    return isinstance(node, ast.Name)


def _passes(call, passing):
    return isinstance(call.args[0], ast.Name) and (call.args[0].id, id(call)) in passing


@pytest.mark.parametrize(
    "line",
    [
        "voxels = sitk.GetArrayViewFromImage(in_axes_of(mask, image))",
        "voxels = sitk.GetArrayViewFromImage(image[..., 0])",
        "ours, theirs = (sitk.GetArrayViewFromImage(one) for one in (turned(image), stack))",
    ],
)
def test_views_of_images_without_a_name_are_found(line):
    assert of_nameless_images(line) == [1]


def test_no_view_is_taken_of_an_image_without_a_name():
    found = {path.name: lines for path in FILES if (lines := of_nameless_images(path.read_text(encoding="utf-8")))}
    assert len(FILES) > 300 and not found
